import { nearest, searchKey } from "@tinhso/vietnamese"
import type { FindAgency } from "./read-values.ts"

interface Agency {
  readonly unit: string
  readonly name: string
}

/** What the registry says of a text: units that it may mean. */
export type Means = (text: string) => readonly string[]

/** Whom a text means among the agencies of a round: an id, an official code, or a name. */
export function agencyFinder(agencies: readonly Agency[], means: Means): FindAgency {
  const byId = new Map(agencies.map((one) => [one.unit, one]))
  const byName = Map.groupBy(agencies, ({ name }) => searchKey(name))
  return (text) => {
    if (text === "") return { why: "thiếu đơn vị" }
    if (byId.has(text)) return { unit: text }
    const named = byName.get(searchKey(text)) ?? []
    const known = named.length > 0 ? named.map(({ unit }) => unit) : means(text)
    const units = [...new Set(known)].filter((unit) => byId.has(unit))
    const [unit, ...others] = units
    if (unit !== undefined && others.length === 0) return { unit }
    if (unit !== undefined) return { why: `“${text}” có thể là ${units.join(", ")}; hãy ghi mã` }
    const names = agencies.map(({ name }) => name)
    const near = nearest(text, names, 1)[0]?.text
    const hint = near === undefined ? "" : `; có phải “${near}”?`
    return { why: `“${text}” không tham gia đợt chấm${hint}` }
  }
}
