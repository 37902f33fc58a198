import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories } from "../../../registry/index.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { listDetails } from "../../definitions/measures/store.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { checkDraft, type GoodCell, type Known } from "../check-draft.ts"
import { cellsRefused } from "../errors.ts"
import type { CellDraft } from "../model.ts"

/** A draft with what tells people where it stands: "/cells/3", "dòng 7". */
export interface PlacedDraft {
  readonly draft: CellDraft
  readonly pointer: (column: string) => string
}

/** A draft that makes sense, ready to be recorded. */
export interface CheckedDraft {
  readonly from: PlacedDraft
  readonly cell: GoodCell
}

/** What drafts are checked against: measures, how they are reported, units, today. */
export async function knownOf(ctx: Context): Promise<Known> {
  const definitions = await definitionsOf(ctx)
  const { measures, reporting } = definitions
  const said = await saidOf(ctx, definitions)
  const units = await territories(ctx.db)
  return { measures, reporting, ...said, territories: units, today: dayInVietnam(ctx.now()) }
}

type Said = Pick<Known, "counted" | "lives">
const kept = new WeakMap<Definitions, Said>()

/** Measures that are counted from records, and when they are collected: with the definitions. */
async function saidOf({ db }: Context, definitions: Definitions): Promise<Said> {
  const known = kept.get(definitions)
  if (known !== undefined) return known
  const details = await listDetails(db)
  const found = {
    counted: new Map(
      details.flatMap(({ measure, registerQuery }) =>
        registerQuery === null ? [] : [[measure, registerQuery] as const],
      ),
    ),
    lives: new Map(details.map((detail) => [detail.measure, detail])),
  }
  kept.set(definitions, found)
  return found
}

/** The cells that drafts mean. Refuses all of them, with every fault named, where one makes no sense. */
export async function checkCells(
  ctx: Context,
  drafts: readonly PlacedDraft[],
): Promise<CheckedDraft[]> {
  const known = await knownOf(ctx)
  const wrong: { pointer: string; detail: string }[] = []
  const good: CheckedDraft[] = []
  const seen = new Map<string, PlacedDraft>()
  for (const from of drafts) {
    const read = checkDraft(from.draft, known)
    if ("problems" in read) {
      for (const { column, message } of read.problems) {
        wrong.push({ pointer: from.pointer(column), detail: message })
      }
      continue
    }
    const key = keyOf(read.cell)
    const before = seen.get(key)
    if (before === undefined) good.push({ from, cell: read.cell })
    else
      wrong.push({ pointer: from.pointer("value"), detail: `đã có ở ${before.pointer("value")}` })
    seen.set(key, from)
  }
  if (wrong.length > 0) throw cellsRefused(wrong.slice(0, MOST_TOLD))
  return good
}

/** Errors told at once; a file that is wrong throughout is told by its beginning. */
const MOST_TOLD = 200

const keyOf = ({ measure, unit, period, cut }: GoodCell) =>
  [measure, unit, period.code, cut].join("\n")
