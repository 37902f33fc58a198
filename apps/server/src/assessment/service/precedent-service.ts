import type { Context } from "../../platform/context.ts"
import { treeOf } from "../index-set/tree.ts"
import type { Precedent, PrecedentList } from "../model.ts"
import { settle } from "../scoring/settle.ts"
import { listParticipants } from "../store/round-store.ts"
import { stepsOfCriterion } from "../store/verification-store.ts"
import { confirmerOf } from "../verification/who-confirms.ts"
import { outcomeOf, precedentOrder } from "../verification/precedent-order.ts"
import { indexOf, roundOf } from "./round-service.ts"

/** How one criterion went for the agencies of a round: what was decided and changed comes first. */
export async function precedentsOf(
  ctx: Context,
  roundId: string,
  code: string,
  { except, limit }: { readonly except: string | null; readonly limit: number },
): Promise<PrecedentList> {
  const round = await roundOf(ctx.db, roundId)
  const criterion = treeOf(await indexOf(ctx.db, round)).get(code)
  const participants = await listParticipants(ctx.db, roundId)
  const names = new Map(participants.map((one) => [one.unit, one]))
  const steps = criterion === undefined ? [] : await stepsOfCriterion(ctx.db, roundId, code)
  const rows = [...Map.groupBy(steps, ({ unit }) => unit)].flatMap(([unit, own]): Precedent[] => {
    const participant = names.get(unit)
    if (criterion === undefined || participant === undefined || unit === except) return []
    const { state, self, verified, final } = settle(
      own,
      confirmerOf(criterion, round, unit) !== null,
    )
    if (final === null) return []
    const decided = state === "decided"
    const last = own.findLast(({ stage, part }) =>
      decided ? stage === "council" : stage === "verdict" && part === "lead",
    )
    return [
      {
        unit,
        criterion: code,
        unitName: participant.name,
        group: participant.group,
        state,
        self,
        verified,
        final,
        reason: last?.reason ?? "",
        by: decided ? "council" : "lead",
      },
    ]
  })
  const count = (kind: ReturnType<typeof outcomeOf>) =>
    rows.filter((row) => outcomeOf(row) === kind).length
  return {
    criterion: code,
    agreed: count("agreed"),
    lowered: count("lowered"),
    raised: count("raised"),
    decided: count("decided"),
    rows: precedentOrder(rows).slice(0, limit),
  }
}
