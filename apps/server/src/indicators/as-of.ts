/**
 * The instant that a text means: the end of a Vietnamese day ("2026-01-31"), or an ISO instant.
 * Null for a text that is neither.
 */
export function instantOf(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(text)
  if (
    !day &&
    !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})$/u.test(text)
  ) {
    return null
  }
  const at = new Date(day ? `${text}T23:59:59.999+07:00` : text)
  if (Number.isNaN(at.getTime())) return null
  // "2026-02-30" would roll over into March.
  const days = Number(text.slice(8, 10))
  const last = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0))
  if (days < 1 || days > last.getUTCDate()) return null
  const instant = at.toISOString()
  // An offset may lead out of the years that four digits write.
  return /^(?!0000)\d{4}-/u.test(instant) ? instant : null
}
