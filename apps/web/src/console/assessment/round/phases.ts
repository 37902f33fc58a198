import type { Round } from "@tinhso/server/assessment/model"

type PhaseName = "data" | "self" | "evidence" | "verify" | "appeal" | "reply" | "publish"

/** A step of a round, and where it is now. */
export interface Phase {
  readonly name: PhaseName
  readonly from: string | null
  readonly until: string | null
  readonly state: "past" | "now" | "next" | "done"
}

/** The steps of a round in their order; each ends where its deadline is. */
export function phasesOf({ calendar, state }: Round, now: number): Phase[] {
  const { dataStarts, dataEnds, selfOpens, selfCloses, verifyCloses, appealCloses } = calendar
  const stateOf = (from: string | null, until: string | null): Phase["state"] => {
    if (from !== null && now < Date.parse(from)) return "next"
    return until !== null && now > Date.parse(until) ? "past" : "now"
  }
  const step = (name: PhaseName, from: string | null, until: string | null): Phase => ({
    name,
    from,
    until,
    state: stateOf(from, until),
  })
  const reply =
    calendar.reply === undefined ? [] : [step("reply", calendar.reply.opens, calendar.reply.closes)]
  const { evidence } = calendar
  const documents =
    evidence === undefined ? [] : [step("evidence", evidence.opens, evidence.closes)]
  const publish = step("publish", calendar.publishFrom, null)
  const days = step("data", `${dataStarts}T00:00:00+07:00`, `${dataEnds}T23:59:59+07:00`)
  return [
    { ...days, from: dataStarts, until: dataEnds },
    step("self", selfOpens, selfCloses),
    ...documents,
    // Whoever is done early is verified early: verification has no day on which it begins.
    step("verify", selfOpens, verifyCloses),
    step("appeal", selfOpens, appealCloses),
    ...reply,
    state === "published" ? { ...publish, state: "done" } : publish,
  ]
}
