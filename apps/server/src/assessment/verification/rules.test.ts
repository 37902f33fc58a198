import { expect, test } from "vitest"
import { agreementHurdle } from "./agreement.ts"
import { councilCause } from "./before-council.ts"
import { claimPhase } from "../scoring/claims-until.ts"
import { outcomeOf, precedentOrder } from "./precedent-order.ts"
import { queueOrder } from "./queue-order.ts"
import { queueStanding } from "./queue-standing.ts"
import { stakeOf } from "./stake.ts"
import { confirmedCriteria, confirmerOf } from "./who-confirms.ts"

const claimed = {
  settled: { state: "claimed", self: 8, final: null, awaits: ["lead", "co-verifier"] },
  part: "lead",
  organisation: "22.LEAD",
  unit: "u",
  handedIn: true,
  over: false,
} as const
const unclaimed = {
  ...claimed,
  settled: { state: "empty", self: null, final: null, awaits: [] },
  handedIn: false,
} as const

test.each([
  ["a claim that was handed in waits for the lead", claimed, "waiting"],
  ["and for who confirms", { ...claimed, part: "co-verifier" }, "waiting"],
  ["not before it is handed in, while there is time", { ...claimed, handedIn: false }, "early"],
  [
    "once the time is over it waits, handed in or not",
    { ...claimed, handedIn: false, over: true },
    "waiting",
  ],
  [
    "a verdict of the other leaves it waiting",
    { ...claimed, settled: { ...claimed.settled, state: "verified", awaits: ["lead"] } },
    "waiting",
  ],
  [
    "the own verdict is said",
    { ...claimed, settled: { ...claimed.settled, state: "verified", awaits: ["co-verifier"] } },
    "said",
  ],
  [
    "what the council decided waits for nobody",
    { ...claimed, settled: { ...claimed.settled, state: "decided" } },
    "said",
  ],
  ["nothing claimed, while there is time", unclaimed, "early"],
  ["nothing claimed in time waits for the lead", { ...unclaimed, over: true }, "unclaimed"],
  ["but not for who confirms", { ...unclaimed, over: true, part: "co-verifier" }, "said"],
  [
    "nor once the lead gave points",
    { ...unclaimed, over: true, settled: { ...unclaimed.settled, state: "verified", final: 0 } },
    "said",
  ],
  ["nobody verifies their own organisation", { ...claimed, unit: "22.LEAD" }, "own"],
] as const)("%s", (_name, asked, standing) => {
  expect(queueStanding(asked)).toBe(standing)
})

test.each([
  ["what is claimed is at stake", "waiting", 8, 10, 8],
  ["nothing, where nothing is claimed", "waiting", 0, 10, 0],
  ["everything, where it is said not to apply", "waiting", "not-applicable", 10, 10],
  ["everything, where nobody claimed in time", "unclaimed", null, 10, 10],
  ["nothing, once nobody waits", "said", 8, 10, 0],
  ["nothing that is known, where the maximum is not", "unclaimed", null, null, 0],
] as const)("stake: %s", (_name, standing, self, maxPoints, stake) => {
  expect(stakeOf(standing, self, maxPoints)).toBe(stake)
})

const row = (unit: string, at: number, standing: "waiting" | "said", stake: number) => ({
  unit,
  group: "g",
  standing,
  stake,
  at,
})

test("a queue begins with what is open and worth most; or it follows the index", () => {
  const rows = [row("b", 0, "said", 0), row("b", 1, "waiting", 2), row("a", 2, "waiting", 9)]
  const places = (order: "stake" | "index") =>
    queueOrder(rows, order).map(({ unit, at }) => `${unit}${at}`)

  expect(places("stake")).toEqual(["a2", "b1", "b0"])
  expect(places("index")).toEqual(["a2", "b0", "b1"])
})

const plain = {
  standing: "waiting",
  self: 7.5,
  computed: 7.5,
  need: "required",
  evidence: 1,
} as const

test.each([
  ["computed, claimed and proven", plain, "none"],
  [
    "without a document, where the index wants none",
    { ...plain, need: "none", evidence: 0 },
    "none",
  ],
  ["without a document", { ...plain, evidence: 0 }, "no-evidence"],
  [
    "even where the document is optional",
    { ...plain, need: "optional", evidence: 0 },
    "no-evidence",
  ],
  ["claimed other points than computed", { ...plain, self: 8 }, "differs"],
  ["said not to apply", { ...plain, self: "not-applicable" }, "differs"],
  ["judged by people", { ...plain, computed: null }, "no-rule"],
  ["not waiting", { ...plain, standing: "said" }, "not-waiting"],
] as const)("agreed in one stroke: %s", (_name, asked, hurdle) => {
  expect(agreementHurdle(asked)).toBe(hurdle)
})

const verified = {
  settled: { state: "verified", self: 8 },
  steps: [],
  leads: false,
  firm: true,
} as const
const decided = { ...verified, settled: { state: "decided", self: 8 } } as const

test.each([
  ["verified: not before the council", verified, null],
  ["an appeal is", { ...verified, settled: { state: "appealed", self: 8 } }, "appealed"],
  ["two who differ are", { ...verified, settled: { state: "disputed", self: 8 } }, "disputed"],
  ["what the lead claims for itself is", { ...verified, leads: true }, "own-lead"],
  ["but not before it is handed in", { ...verified, leads: true, firm: false }, null],
  ["decided after an appeal", { ...decided, steps: [{ stage: "appeal" }] }, "appealed"],
  ["decided between two", decided, "disputed"],
  ["decided for the lead", { ...decided, leads: true }, "own-lead"],
] as const)("council: %s", (_name, asked, cause) => {
  expect(councilCause(asked)).toBe(cause)
})

test("who confirms is neither the lead nor the agency itself", () => {
  const round = { lead: "22.LEAD", coVerifiers: { "Công an": "22.CA", Sở: "22.LEAD" } }
  const confirmer = (coVerifier: string, unit: string) => confirmerOf({ coVerifier }, round, unit)

  expect(confirmer("Công an", "u")).toBe("22.CA")
  expect(confirmer("Công an", "22.CA")).toBeNull()
  expect(confirmer("Sở", "u")).toBeNull()
  expect(confirmer("", "u")).toBeNull()
  expect(confirmer("Không ai biết", "u")).toBeNull()
  const criteria = [
    { code: "1.1", coVerifier: "Công an" },
    { code: "1.2", coVerifier: "Sở" },
    { code: "1.3", coVerifier: "" },
  ]
  const confirmed = confirmedCriteria(criteria, round)
  expect([...confirmed("u")]).toEqual(["1.1"])
  expect([...confirmed("22.CA")]).toEqual([])
})

test("a claim stands firm a second after its deadline, an extension moves it", () => {
  const round = {
    calendar: {
      dataStarts: "2026-07-01",
      dataEnds: "2026-09-30",
      selfOpens: "2026-10-01T00:00:00.000Z",
      selfCloses: "2026-10-15T10:00:00.000Z",
      verifyCloses: "2026-10-25T10:00:00.000Z",
      appealCloses: "2026-10-30T10:00:00.000Z",
      publishFrom: "2026-11-01T00:00:00.000Z",
    },
  }
  const phase = (at: string, extendedTo: string | null) =>
    claimPhase(new Date(at), round, { extendedTo, submittedAt: null })

  expect(phase("2026-10-15T10:00:00.000Z", null)).toEqual({ handedIn: false, over: false })
  expect(phase("2026-10-15T10:00:01.000Z", null)).toEqual({ handedIn: false, over: true })
  expect(phase("2026-10-15T10:00:01.000Z", "2026-10-16T10:00:00.000Z").over).toBe(false)
})

const precedent = (unit: string, state: "verified" | "decided", final: number, reason = "") => ({
  unit,
  criterion: "1.1",
  unitName: unit,
  group: "g",
  state,
  self: 5,
  verified: final,
  final,
  reason,
  by: "lead" as const,
})

test("precedents: what the council decided, then lowered, raised, agreed; those with words first", () => {
  const rows = [
    precedent("agreed", "verified", 5),
    precedent("raised", "verified", 6, "có số liệu"),
    precedent("lowered", "verified", 3),
    precedent("lowered-why", "verified", 3, "thiếu"),
    precedent("decided", "decided", 4, "hội đồng"),
  ]

  expect(precedentOrder(rows).map(({ unit }) => unit)).toEqual([
    "decided",
    "lowered-why",
    "lowered",
    "raised",
    "agreed",
  ])
  expect(outcomeOf({ state: "verified", self: 5, final: "not-applicable" })).toBe("lowered")
})
