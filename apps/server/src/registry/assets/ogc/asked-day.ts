const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2}))?$/u

/**
 * The day that `datetime` of OGC API – Features asks for: of an instant or a date its day, of an
 * interval its last day, null (today) where that is open; undefined where the text is neither.
 */
export function askedDay(
  text: string,
  dayOf: (instant: Date) => string,
): string | null | undefined {
  const parts = text.split("/")
  if (parts.length > 2) return undefined
  const days = parts.map((part) => (isOpen(part) && parts.length === 2 ? null : dayIn(part, dayOf)))
  if (days.includes(undefined)) return undefined
  const [from = null, to = null] = parts.length === 1 ? [days[0], days[0]] : days
  if (from !== null && to !== null && from > to) return undefined
  return parts.length === 2 && from === null && to === null ? undefined : to
}

const isOpen = (part: string) => part === ".." || part === ""

function dayIn(text: string, dayOf: (instant: Date) => string): string | undefined {
  const found = INSTANT.exec(text)
  if (found === null) return undefined
  const [whole, day = ""] = found
  const instant = new Date(whole === day ? `${day}T00:00:00Z` : whole.toUpperCase())
  const isDay = new Date(`${day}T00:00:00Z`).toString() !== "Invalid Date"
  if (Number.isNaN(instant.getTime()) || !isDay) return undefined
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return undefined
  return whole === day ? day : dayOf(instant)
}
