type Dimensions = Readonly<Record<string, readonly string[]>>

/**
 * Breakdowns with those that a query declares beside them; null where that is nothing new. None goes:
 * what was counted by it stays readable.
 */
export function withMore(known: Dimensions, declared: Dimensions): Record<string, string[]> | null {
  const more = Object.fromEntries(Object.entries(known).map(([name, its]) => [name, [...its]]))
  let grew = false
  for (const [name, values] of Object.entries(declared)) {
    const fresh = values.filter((value) => more[name]?.includes(value) !== true)
    if (fresh.length === 0 && name in more) continue
    more[name] = [...(more[name] ?? []), ...fresh]
    grew = true
  }
  return grew ? more : null
}
