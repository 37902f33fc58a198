import { compareKey, nearest, searchKey } from "@tinhso/vietnamese"

interface Candidate {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly fullName: string
}

export type UnitMatch = { readonly unit: string } | { readonly refused: string }

/**
 * Finds the unit of a collection that a text in a workbook names: by id, official code or name;
 * first as it is spelt, then without marks.
 */
export function unitMatcher(units: readonly Candidate[]): (text: string) => UnitMatch {
  const named = units.flatMap(({ id, code, name, fullName }) =>
    [id, code ?? id, name, fullName].map((text) => ({ id, text })),
  )
  const spelt = Map.groupBy(named, ({ text }) => compareKey(text))
  const folded = Map.groupBy(named, ({ text }) => searchKey(text))
  const fullNames = new Map(
    units.flatMap(({ name, fullName }) => [
      [name, fullName],
      [fullName, fullName],
    ]),
  )
  return (text) => {
    const shown = `“${text.trim().slice(0, 60)}”`
    for (const found of [spelt.get(compareKey(text)), folded.get(searchKey(text))]) {
      const ids = [...new Set((found ?? []).map(({ id }) => id))]
      const [only] = ids
      if (only !== undefined && ids.length === 1) return { unit: only }
      if (ids.length > 1) {
        return { refused: `${shown} có thể là ${ids.join(", ")}; hãy ghi mã đơn vị.` }
      }
    }
    const near = nearest(text, [...fullNames.keys()], 1)[0]?.text
    const perhaps = near === undefined ? "" : ` Có phải “${fullNames.get(near) ?? near}”?`
    return { refused: `đợt này không hỏi đơn vị ${shown}.${perhaps}` }
  }
}
