import { carryTargets, unitRefs } from "../../registry/index.ts"
import type { UnitRef } from "../../registry/model.ts"
import type { Context } from "../../platform/context.ts"
import type { RowNotes } from "../import/columns.ts"
import type { FigureSite } from "../import/draft.ts"
import type { PlaceFound } from "../import/place.ts"
import { quoted } from "../import/words.ts"

export interface PlaceFailure {
  readonly site: FigureSite
  readonly notes: RowNotes
  readonly answer: Exclude<PlaceFound, { kind: "found" }>
}

const SHOWN = 5

/** Tells on each row why its place is none, with what was perhaps meant or what became of it. */
export async function placeProblems(ctx: Context, failed: readonly PlaceFailure[]): Promise<void> {
  const became = new Map<string, string>()
  for (const { site, notes, answer } of failed) {
    switch (answer.kind) {
      case "unknown":
        notes.refuse("place", unknown(site, answer.suggestions))
        break
      case "ambiguous":
        notes.refuse("place", ambiguous(site, answer.candidates))
        break
      case "not-then": {
        const key = `${answer.unit.id} ${answer.on}`
        const told = became.get(key) ?? (await whatBecame(ctx, answer.unit, answer.on))
        became.set(key, told)
        notes.refuse("place", `${told}; kỳ ${site.period.code} không có đơn vị này`)
        break
      }
    }
  }
}

function unknown({ place, placeLevel }: FigureSite, suggestions: readonly string[]): string {
  const near = suggestions.slice(0, 3).map((name) => `“${name}”`)
  const perhaps = near.length === 0 ? "" : `; có phải ${near.join(" hay ")}?`
  return `không có đơn vị cấp ${placeLevel} nào tên là ${quoted(place)}${perhaps}`
}

function ambiguous({ place }: FigureSite, candidates: readonly UnitRef[]): string {
  const named = candidates.slice(0, SHOWN).map((unit) => `${unit.fullName} (${unit.id})`)
  const more = candidates.length > SHOWN ? " …" : ""
  return `${quoted(place)} có thể là ${named.join(", ")}${more}; hãy ghi “tên, tỉnh” hoặc mã trong ngoặc`
}

async function whatBecame(ctx: Context, unit: UnitRef, on: string): Promise<string> {
  const name = `${unit.fullName} (${unit.id})`
  if (unit.closed === null || on < unit.closed) return `${name} chỉ có từ ${unit.opened ?? "?"}`
  const carried = await carryTargets(ctx.db, unit.id, on)
  const refs = await unitRefs(
    ctx.db,
    carried.map((one) => one.unit),
    on,
  )
  const into = [...refs.values()].map((one) => `${one.fullName} (${one.id})`)
  const where = into.length === 0 ? "" : `, nay thuộc ${into.slice(0, SHOWN).join(", ")}`
  return `${name} không còn từ ${unit.closed}${where}`
}
