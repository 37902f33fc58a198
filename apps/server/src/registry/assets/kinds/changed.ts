/** One thing that a declaration says otherwise; null where it is not said at all. */
export interface KindChange {
  /** "attributes.height.max" */
  readonly where: string
  readonly before: unknown
  readonly after: unknown
}

/** What names a part of a declaration among its likes: attributes, values and rules by code. */
const NAMES = ["code", "query"] as const

/** What a declaration says otherwise than the one before it, part by part. */
export function changesBetween(before: unknown, after: unknown, where = ""): KindChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [was, is] = [partsOf(before), partsOf(after)]
  if (was === null || is === null) {
    return [{ where, before: before ?? null, after: after ?? null }]
  }
  const names = new Set([...was.keys(), ...is.keys()])
  return [...names].flatMap((name) => {
    const path = where === "" ? name : `${where}.${name}`
    const [old, fresh] = [was.get(name), is.get(name)]
    if (old !== undefined && fresh !== undefined) return changesBetween(old, fresh, path)
    return [{ where: path, before: old ?? null, after: fresh ?? null }]
  })
}

/** The parts of an object, or of a list of things that have names; null for a plain value. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(value)) {
    return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : null
  }
  const named = new Map<string, unknown>()
  for (const one of value as readonly unknown[]) {
    const name = nameOf(one)
    if (name === null) return null
    named.set(name, one)
  }
  return named
}

function nameOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null
  const [, name] = Object.entries(value).find(([key]) => NAMES.some((one) => one === key)) ?? []
  return typeof name === "string" ? name : null
}
