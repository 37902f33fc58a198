import { searchKey } from "@tinhso/vietnamese"
import type { AssetDraft, AssetKind, Attribute } from "../model.ts"
import type { ReadColumn, RowProblem, RowValues } from "./problem.ts"
import type { Shape } from "./shape.ts"
import { readValue, type Writing } from "./values/read-value.ts"

export interface ReadAttributes {
  readonly attributes: NonNullable<AssetDraft["attributes"]>
  readonly columns: ReadonlyMap<string, ReadColumn>
}

/** Attributes of the asset itself and those of the stations on it. */
export function attributesOf(
  values: RowValues,
  { shape, writing }: { readonly shape: Shape; readonly writing: Writing },
  hasChildren: boolean,
  problems: RowProblem[],
  told: string[],
): { own: ReadAttributes; child: ReadAttributes } {
  const own = { attributes: {} as Record<string, never>, columns: new Map<string, ReadColumn>() }
  const child = { attributes: {} as Record<string, never>, columns: new Map<string, ReadColumn>() }
  const result = { own: own as Mutable, child: child as Mutable }
  for (const [target, cells] of values) {
    const [value] = cells
    if (value === undefined) continue
    const code = target === "address" ? "address" : /^attribute:(.+)$/u.exec(target)?.[1]
    if (code === undefined || EACH.has(code)) continue
    const holder = holderOf(code, value.column, shape, hasChildren, writing)
    if (holder === null) continue
    const whole =
      target === "address" ? { ...value, text: cells.map(({ text }) => text).join(", ") } : value
    const read = readValue(holder.attribute, whole, writing)
    if ("problem" in read) {
      problems.push(read.problem)
      continue
    }
    const into = result[holder.role]
    into.attributes[code] = read.value
    into.columns.set(`attributes.${code}`, value.column)
    if (read.note !== undefined) told.push(read.note)
  }
  return result
}

interface Mutable {
  attributes: Record<string, string | number | boolean | (string | number)[]>
  columns: Map<string, ReadColumn>
}

/** Read by `stations`, one for each. */
const EACH = new Set(["technology", "operator"])

/** Whose attribute a column gives, where the mast and its stations both may have it. */
function holderOf(
  code: string,
  column: ReadColumn,
  { own, child }: Shape,
  hasChildren: boolean,
  { words }: Writing,
): { role: "own" | "child"; attribute: Attribute } | null {
  const find = (kind: AssetKind | null) => kind?.attributes.find((one) => one.code === code)
  const [mine, theirs] = [find(own), find(child)]
  const heading = searchKey(column.heading)
  const isChild = words.childFirst.some((word) => heading.includes(searchKey(word)))
  if (
    theirs !== undefined &&
    hasChildren &&
    (mine === undefined || isChild || !heading.includes("cot"))
  ) {
    return { role: "child", attribute: theirs }
  }
  if (mine !== undefined) return { role: "own", attribute: mine }
  return null
}
