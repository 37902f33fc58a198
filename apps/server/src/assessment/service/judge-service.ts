import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import type { Grant } from "../../platform/identity/model.ts"
import { isWithin } from "../../registry/index.ts"
import { notJudging } from "../errors.ts"
import type { Duty, Participant, Round } from "../model.ts"
import { namesOf } from "./round-service.ts"

/** Everything that somebody may do in a round as a verifier, the lead first and the council last. */
export async function dutiesOf(
  ctx: Context,
  { lead, council, coVerifiers }: Round,
  mayVerify: (organisation: string) => Promise<boolean>,
): Promise<Duty[]> {
  const asked = [
    { organisation: lead, part: "lead" as const },
    ...[...new Set(Object.values(coVerifiers))]
      .filter((organisation) => organisation !== lead)
      .map((organisation) => ({ organisation, part: "co-verifier" as const })),
    { organisation: council, part: "council" as const },
  ]
  const names = await namesOf(
    ctx.db,
    asked.map(({ organisation }) => organisation),
    dayInVietnam(ctx.now()),
  )
  const duties: Duty[] = []
  for (const { organisation, part } of asked) {
    if (!(await mayVerify(organisation))) continue
    duties.push({ organisation, part, name: names.get(organisation) ?? organisation })
  }
  return duties
}

/** The agencies among these that lie in the care of somebody who reports for them. */
export async function ownAgencies(
  ctx: Context,
  grants: readonly Grant[],
  participants: readonly Pick<Participant, "unit">[],
): Promise<Set<string>> {
  const edits = grants.filter(({ role }) => role === "editor" || role === "administrator")
  const today = dayInVietnam(ctx.now())
  const own = new Set<string>()
  for (const { unitId } of edits) {
    for (const { unit } of participants) {
      if (await isWithin(ctx.db, unit, unitId, today)) own.add(unit)
    }
  }
  return own
}

/** In whose name somebody who verifies asks: as they say, else their first duty. */
export function verifyingDuty(
  duties: readonly Duty[],
  organisation: string | undefined,
): { readonly organisation: string; readonly part: "lead" | "co-verifier" } {
  for (const duty of duties) {
    if (duty.part === "council") continue
    if (organisation === undefined || organisation === duty.organisation) {
      return { organisation: duty.organisation, part: duty.part }
    }
  }
  throw notJudging()
}
