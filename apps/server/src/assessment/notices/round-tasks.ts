import { evidenceWindow, takesEvidence } from "../scoring/evidence-window.ts"
import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion, Round, RoundTask } from "../model.ts"
import { sumPoints } from "../points.ts"
import type { AgencyResult } from "../results/round-result.ts"
import { hasBegun, inTime } from "../scoring/calendar.ts"
import { claimsUntil } from "../scoring/claims-until.ts"
import { isRelative } from "../scoring/compute-group.ts"
import type { Settled } from "../scoring/settle.ts"

/** Something of a round that waits for whoever holds a role over a unit. */
export interface WaitingTask {
  readonly task: RoundTask
  /** The agency it is about; null where it is about many. */
  readonly unit: string | null
  readonly role: "editor" | "verifier" | "administrator"
  /** Over which unit the role is held. */
  readonly over: string
  readonly due: string
  /** Criteria that wait, and the points they are worth. */
  readonly open: number
  readonly points: number
}

interface Seen {
  readonly round: Round
  readonly tree: CriterionTree
  readonly agencies: readonly AgencyResult[]
  /** Agencies that answered to their result, and how many answers nobody has read. */
  readonly replied: ReadonlySet<string>
  readonly unread: number
  readonly now: Date
}

/** Everything that waits in an open round at an instant, for agencies, verifiers, council and lead. */
export function waitingTasks(seen: Seen): WaitingTask[] {
  if (seen.round.state !== "open") return []
  return [
    ...seen.agencies.flatMap((agency) => agencyTasks(agency, seen)),
    ...backlogs(seen),
    ...publication(seen),
  ]
}

function agencyTasks(agency: AgencyResult, seen: Seen): WaitingTask[] {
  const { unit, submittedAt } = agency.participant
  const { selfOpens, verifyCloses, appealCloses, reply } = seen.round.calendar
  const { now } = seen
  const mine = { unit, role: "editor", over: unit } as const
  const tasks: WaitingTask[] = []
  const selfUntil = claimsUntil(seen.round, agency.participant)
  if (submittedAt === null && hasBegun(now, selfOpens) && inTime(now, selfUntil)) {
    const open = criteriaOf(agency, seen.tree, ({ self }) => self === null)
    tasks.push({ ...mine, task: "self", due: selfUntil, ...open })
  }
  tasks.push(...documentTasks(agency, seen, selfUntil))
  const lost = lostOf(agency)
  if (lost.open > 0 && hasBegun(now, verifyCloses) && inTime(now, appealCloses)) {
    tasks.push({ ...mine, task: "appeal", due: appealCloses, ...lost })
  }
  const asked = reply !== undefined && hasBegun(now, reply.opens) && inTime(now, reply.closes)
  if (asked && !seen.replied.has(unit)) {
    tasks.push({ ...mine, task: "reply", due: reply.closes, ...lostOf(agency) })
  }
  return tasks
}

/** Required documents of a sheet that can still be handed in, where they have days of their own. */
function documentTasks(
  agency: AgencyResult,
  { round, tree, now }: Seen,
  selfUntil: string,
): WaitingTask[] {
  const { unit, submittedAt } = agency.participant
  if (round.calendar.evidence === undefined || submittedAt !== null) return []
  if (!takesEvidence(round, agency.participant, now) || !inTime(now, selfUntil)) return []
  const open = criteriaOf(
    agency,
    tree,
    ({ self }, { evidence }) => evidence === "required" && self !== "not-applicable" && self !== 0,
  )
  if (open.open === 0) return []
  const due = evidenceWindow(round, agency.participant).closes
  return [{ task: "evidence", unit, role: "editor", over: unit, due, ...open }]
}

/** Verified criteria that cost points and were not appealed. */
function lostOf({ sheet }: AgencyResult) {
  const lost = [...sheet.values()].flatMap((one) =>
    one.state === "verified" && one.lost !== null ? [one.lost.points] : [],
  )
  return { open: lost.length, points: sumPoints(lost) }
}

/** Criteria of an agency that people must speak of, and what they are worth. */
function criteriaOf(
  { sheet }: AgencyResult,
  tree: CriterionTree,
  waits: (settled: Settled, criterion: Criterion) => boolean,
): { open: number; points: number } {
  const open = tree.scored.filter((criterion) => {
    const settled = sheet.get(criterion.code)
    return settled !== undefined && !isRelative(criterion) && waits(settled, criterion)
  })
  return { open: open.length, points: sumPoints(open.map(({ maxPoints }) => maxPoints ?? 0)) }
}

/** What lies before the lead, each organisation that confirms figures, and the council. */
function backlogs(seen: Seen): WaitingTask[] {
  const { round, tree, agencies, now } = seen
  const over = (waits: (settled: Settled, coVerifier: string) => boolean) => {
    const parts = agencies.map(({ sheet }) => {
      const open = tree.scored.filter((criterion) => {
        const settled = sheet.get(criterion.code)
        return settled !== undefined && waits(settled, criterion.coVerifier)
      })
      return { open: open.length, points: sumPoints(open.map(({ maxPoints }) => maxPoints ?? 0)) }
    })
    return {
      open: parts.reduce((sum, { open }) => sum + open, 0),
      points: sumPoints(parts.map(({ points }) => points)),
    }
  }
  const { verifyCloses, publishFrom } = round.calendar
  const many = { unit: null, role: "verifier" } as const
  const tasks: WaitingTask[] = []
  if (inTime(now, verifyCloses)) {
    const lead = over(({ awaits }) => awaits.includes("lead"))
    tasks.push({ ...many, task: "verify", over: round.lead, due: verifyCloses, ...lead })
    for (const organisation of new Set(Object.values(round.coVerifiers))) {
      const own = over(
        ({ awaits }, name) =>
          awaits.includes("co-verifier") && round.coVerifiers[name] === organisation,
      )
      tasks.push({ ...many, task: "verify", over: organisation, due: verifyCloses, ...own })
    }
  }
  const council = over(({ state }) => state === "disputed" || state === "appealed")
  tasks.push({ ...many, task: "decide", over: round.council, due: publishFrom, ...council })
  return tasks.filter(({ open }) => open > 0)
}

/** The lead publishes once appeals are closed; what it must still read is what is open. */
function publication({ round, unread, now }: Seen): WaitingTask[] {
  const { appealCloses, publishFrom } = round.calendar
  if (inTime(now, appealCloses)) return []
  const mine = { unit: null, role: "administrator", over: round.lead } as const
  return [{ ...mine, task: "publish", due: publishFrom, open: unread, points: 0 }]
}

/** The deadlines of a round for whoever holds a role over a unit, done or not: for calendars. */
export function deadlinesOf(
  round: Pick<Round, "calendar" | "lead" | "council" | "coVerifiers">,
  agencies: readonly { readonly unit: string; readonly extendedTo: string | null }[],
): Pick<WaitingTask, "task" | "unit" | "role" | "over" | "due">[] {
  const { evidence, verifyCloses, appealCloses, publishFrom, reply } = round.calendar
  const judges = new Set([round.lead, ...Object.values(round.coVerifiers)])
  return [
    ...agencies.flatMap(({ unit, extendedTo }) => {
      const mine = { unit, role: "editor", over: unit } as const
      return [
        { ...mine, task: "self" as const, due: claimsUntil(round, { extendedTo }) },
        ...(evidence === undefined
          ? []
          : [
              {
                ...mine,
                task: "evidence" as const,
                due: evidenceWindow(round, { extendedTo }).closes,
              },
            ]),
        { ...mine, task: "appeal" as const, due: appealCloses },
        ...(reply === undefined ? [] : [{ ...mine, task: "reply" as const, due: reply.closes }]),
      ]
    }),
    ...[...judges].map((over) => ({
      task: "verify" as const,
      unit: null,
      role: "verifier" as const,
      over,
      due: verifyCloses,
    })),
    { task: "decide", unit: null, role: "verifier", over: round.council, due: publishFrom },
    { task: "publish", unit: null, role: "administrator", over: round.lead, due: publishFrom },
  ]
}

const DAY_MS = 86_400_000
const VIETNAM_MS = 7 * 3_600_000
const dayNumber = (instant: number) => Math.floor((instant + VIETNAM_MS) / DAY_MS)

/** Days of the calendar in Vietnam until a deadline; below 0 after it. */
export const daysLeft = (now: Date, due: string): number =>
  dayNumber(Date.parse(due)) - dayNumber(now.getTime())

/**
 * The reminder whose day has come, "before-3" or "on-day"; null for none. Where no process ran on
 * the day itself the next run sends it; older ones than the newest are left out.
 */
export function reminderDue(before: readonly number[], now: Date, due: string): string | null {
  const left = daysLeft(now, due)
  if (!inTime(now, due)) return null
  const passed = before.filter((days) => days >= left)
  if (passed.length === 0) return null
  const nearest = Math.min(...passed)
  return nearest === 0 ? "on-day" : `before-${nearest}`
}
