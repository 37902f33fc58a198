import type { Actor, Context } from "../../platform/context.ts"
import { Refusal } from "../../platform/problem.ts"
import type { AgreementHurdle, Agreements, AgreementsAsked, QueueRow } from "../model.ts"
import { saveJudgements } from "./judgement-service.ts"
import { type QueueAsker, queuePage } from "./queue-service.ts"

const MOST = 1000

const WHY: Readonly<Record<Exclude<AgreementHurdle, "none">, string>> = {
  "not-waiting": "không chờ ý kiến của cơ quan này",
  "no-rule": "không có điểm tính từ số liệu",
  differs: "điểm tự chấm khác điểm tính được",
  "no-evidence": "chưa có minh chứng",
}

const CHANGED = "vừa thay đổi, hãy xem lại"

/**
 * Agrees in one stroke with claims that are what the rule gives and have a document beside them.
 * Without `items` it only lists what it would do; with them it does so for those that still stand
 * as they were listed, agency by agency.
 */
export async function agreeTogether(
  ctx: Context,
  roundId: string,
  asker: QueueAsker & { readonly actor: Actor },
  asked: AgreementsAsked,
): Promise<Agreements> {
  const { unit, criterion, pillar, items } = asked
  const scope = {
    ...(unit === undefined ? {} : { unit }),
    ...(criterion === undefined ? {} : { criterion }),
    ...(pillar === undefined ? {} : { pillar }),
  }
  const { rows } = await queuePage(ctx, roundId, asker, { ...scope, order: "index", limit: MOST })
  const can = rows.filter(({ hurdle }) => hurdle === "none")
  const cannot = rows.flatMap((row) => (row.hurdle === "none" ? [] : left(row, WHY[row.hurdle])))
  if (items === undefined) return { committed: false, agreed: can.map(listed), left: cannot }
  const known = new Map(can.map((row) => [`${row.unit}\n${row.criterion}`, row]))
  const wanted = items.flatMap((item) => {
    const row = known.get(`${item.unit}\n${item.criterion}`)
    return row?.seen === item.seen ? row : []
  })
  const stale = items.filter(
    (item) => !wanted.some((row) => row.unit === item.unit && row.criterion === item.criterion),
  )
  const done = await agreeByAgency(ctx, roundId, asker, wanted)
  return {
    committed: true,
    agreed: done.agreed,
    left: [
      ...stale.map((item) => {
        const row = rows.find((one) => one.unit === item.unit && one.criterion === item.criterion)
        return { ...naming(row, item), why: CHANGED }
      }),
      ...done.left,
    ],
  }
}

const naming = (row: QueueRow | undefined, item: { unit: string; criterion: string }) => ({
  unit: item.unit,
  criterion: item.criterion,
  unitName: row?.unitName ?? item.unit,
  name: row?.name ?? item.criterion,
})

const left = (row: QueueRow, why: string) => ({ ...naming(row, row), why })

const listed = (row: QueueRow) => ({
  ...naming(row, row),
  points: row.self,
  evidence: row.evidence,
  seen: row.seen,
})

/** Each agency by itself: what one refuses does not hold the others back. */
async function agreeByAgency(
  ctx: Context,
  roundId: string,
  { actor, part, organisation }: QueueAsker & { readonly actor: Actor },
  rows: readonly QueueRow[],
): Promise<Pick<Agreements, "agreed" | "left">> {
  const done: Pick<Agreements, "agreed" | "left"> = { agreed: [], left: [] }
  for (const [unit, own] of Map.groupBy(rows, (row) => row.unit)) {
    const judgements = own.map(({ criterion, seen }) => ({ criterion, agrees: true, seen }))
    try {
      await saveJudgements(ctx, roundId, unit, judgements, { actor, part, organisation })
      done.agreed.push(...own.map(listed))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      done.left.push(...own.map((row) => left(row, error.message)))
    }
  }
  return done
}
