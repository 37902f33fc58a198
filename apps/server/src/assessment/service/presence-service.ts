import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import { organisationRefs, unitRefs } from "../../registry/index.ts"
import type { RoundDraft } from "../model.ts"
import { type Lifetime, presenceProblems } from "../scoring/presence.ts"

type Asked = Pick<RoundDraft, "lead" | "council" | "coVerifiers"> & {
  readonly calendar: { readonly dataStarts: string; readonly dataEnds: string }
}

/** Who of a round is not in the registry when it should be; today is the day of asking. */
export async function absentIn(
  ctx: Context,
  round: Asked,
  participants: readonly string[],
): Promise<{ pointer: string; detail: string }[]> {
  const today = dayInVietnam(ctx.now())
  const bodies = [
    { pointer: "/lead", id: round.lead },
    { pointer: "/council", id: round.council },
    ...Object.entries(round.coVerifiers).map(([name, id]) => ({
      pointer: `/coVerifiers/${name}`,
      id,
    })),
  ]
  const ids = [...new Set([...bodies.map(({ id }) => id), ...participants])]
  const units = await unitRefs(ctx.db, ids, today)
  const organisations = await organisationRefs(ctx.db, ids, today)
  const lifetimes = new Map<string, Lifetime>([
    ...[...units].map(
      ([id, { opened, closed, fullName: name }]) => [id, { opened, closed, name }] as const,
    ),
    ...[...organisations].map(
      ([id, { opened, closed, nameVi: name }]) => [id, { opened, closed, name }] as const,
    ),
  ])
  const { dataStarts, dataEnds } = round.calendar
  return presenceProblems({ bodies, participants, lifetimes, today, dataStarts, dataEnds })
}
