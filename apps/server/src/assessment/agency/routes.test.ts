import { afterAll, beforeAll, expect, test } from "vitest"
import { figure, group, indexSet, row } from "../testing/index-set.ts"
import { CAO_XANH, CLOSES, HA_TU, Stand } from "../testing/stand.ts"
import type { CouncilList } from "../model.ts"
import type { AgencyForm, ClaimsSaved, ScoringWork } from "./model.ts"
import { waitingForVerdict } from "./store.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

const form = async (path: string, person: "clerk" | "lead" = "clerk") =>
  (await stand.ok("GET", `${path}/form`, person)).json<AgencyForm>()

const work = async (person: Parameters<Stand["send"]>[2]) =>
  (await stand.ok("GET", "/work", person)).json<ScoringWork>().items

const inRound = async (person: Parameters<Stand["send"]>[2], id: string) =>
  (await work(person)).filter(({ round }) => round.id === id)

test("the form tells where each figure is from, who spoke, and what may be done", async () => {
  const path = await stand.opened("bieu-mau")
  await stand.ok("PUT", `${path}/claims`, "clerk", {
    claims: [{ criterion: "1.2", figures: { a: 3, b: 4 } }],
  })

  const mine = await form(path)
  expect([mine.stage, mine.due, mine.may]).toEqual([
    "self",
    CLOSES,
    { edit: true, claim: true, cite: true, appeal: true },
  ])
  const figures = mine.sheet.criteria.flatMap((one) => one.figures)
  expect(figures.map(({ name, value, source }) => [name, value, source?.kind])).toEqual([
    ["a", 3, "agency"],
    ["b", 4, "agency"],
  ])
  expect(mine.criteria.map(({ code }) => code)).toEqual(["1", "1.1", "1.2", "1.3"])
  expect((await form(path, "lead")).may).toEqual({
    edit: false,
    claim: false,
    cite: false,
    appeal: false,
  })
  expect((await stand.refusal("GET", `${path}/form`, "nobody")).status).toBe(401)
})

const claim = (a: number, seen: number | null) => ({
  claims: [{ criterion: "1.2", figures: { a }, figuresSeen: { a: seen } }],
})

test("a second clerk who saw other figures is told, and nothing is written over", async () => {
  const path = await stand.opened("hai-nguoi")
  await stand.ok("PUT", `${path}/claims`, "clerk", claim(3, null))

  const told = await stand.refusal("PUT", `${path}/claims`, "clerk", claim(9, null))
  expect([told.status, told.errors]).toEqual([409, ["“a” của tiêu chí 1.2 nay là 3"]])
  expect((await stand.criterion(path, "1.2"))?.figures[0]?.value).toBe(3)
  await stand.ok("PUT", `${path}/claims`, "clerk", claim(9, 3))
})

test("a claim answers with the step to send back, and the next one with it is taken", async () => {
  const path = await stand.opened("buoc")
  const say = (points: number, seen: number) =>
    stand.ok("PUT", `${path}/claims`, "clerk", { claims: [{ criterion: "1.1", points, seen }] })
  const { seen } = (await say(0, 0)).json<ClaimsSaved>()

  expect(seen).toEqual([{ criterion: "1.1", seq: await stand.seen(path, "1.1") }])
  await say(1, seen[0]?.seq ?? -1)
  expect((await stand.criterion(path, "1.1"))?.self).toBe(1)
})

test("a document of a criterion that is not there, or of nobody, is refused", async () => {
  const path = await stand.opened("van-ban-la")
  const cite = (criterion: string) =>
    stand.refusal("POST", `${path}/evidence`, "clerk", {
      add: [{ criterion, evidence: "x".repeat(20) }],
      remove: [],
    })
  expect((await cite("9")).errors).toEqual(["bộ chỉ số không có tiêu chí chấm điểm 9"])
  expect((await cite("1")).status).toBe(422)
  expect((await cite("1.1")).status).toBe(422)
})

test("a reason said beside a figure stays beside the points that the rule then gives", async () => {
  const path = await stand.opened("ly-do")
  const claims = [
    { criterion: "1.1", points: 0 },
    { criterion: "1.2", figures: { a: 3, b: 4 }, points: null, reason: "số liệu chốt 30/9" },
    { criterion: "1.3", points: 2 },
  ]
  await stand.ok("PUT", `${path}/claims`, "clerk", { claims })
  await stand.ok("POST", `${path}/submission`, "clerk")

  const { self, steps } = (await stand.criterion(path, "1.2")) ?? { self: null, steps: [] }
  expect([self, steps.at(-1)?.reason]).toEqual([7.5, "số liệu chốt 30/9"])
})

async function handIn(path: string): Promise<void> {
  const claims = [
    { criterion: "1.1", points: 0 },
    { criterion: "1.2", figures: { a: 3, b: 4 } },
    { criterion: "1.3", points: 2 },
  ]
  await stand.ok("PUT", `${path}/claims`, "clerk", { claims })
  await stand.ok("POST", `${path}/submission`, "clerk")
}

test("what waits: the clerk fills in, then verifiers judge, then the clerk may appeal, then the council decides", async () => {
  const id = "viec"
  const path = await stand.opened(id)
  const [mine] = await inRound("clerk", id)
  expect([mine?.task, mine?.unit?.id, mine?.due, mine?.criteria, mine?.worth]).toEqual([
    "score",
    HA_TU,
    CLOSES,
    3,
    30,
  ])
  expect(
    (await inRound("administrator", id)).map(({ task, agencies }) => [task, agencies]),
  ).toEqual(expect.arrayContaining([["follow", 2]]))
  expect(await inRound("lead", id)).toEqual([])

  await handIn(path)
  expect(await inRound("clerk", id)).toEqual([])
  const told = async (person: "lead" | "police" | "council") =>
    (await inRound(person, id)).map((one) => [one.task, one.criteria, one.agencies, one.worth])
  expect(await told("lead")).toEqual([["verify", 3, 1, 9.5]])
  expect(await told("police")).toEqual([["verify", 1, 1, 7.5]])

  stand.now = new Date("2026-10-20T02:00:00.000Z")
  await stand.ok("POST", `${path}/verdicts`, "lead", {
    organisation: "22",
    judgements: [
      {
        criterion: "1.3",
        agrees: false,
        points: 0,
        reason: "x",
        seen: await stand.seen(path, "1.3"),
      },
      { criterion: "1.2", agrees: true, seen: await stand.seen(path, "1.2") },
    ],
  })
  const [lost] = await inRound("clerk", id)
  expect([lost?.task, lost?.criteria, lost?.worth]).toEqual(["appeal", 1, 2])
  await stand.ok("POST", `${path}/verdicts`, "police", {
    organisation: "24.2025",
    judgements: [
      {
        criterion: "1.2",
        agrees: false,
        points: 5,
        reason: "y",
        seen: await stand.seen(path, "1.2"),
      },
    ],
  })
  await stand.ok("POST", `${path}/appeals`, "clerk", {
    appeals: [{ criterion: "1.3", points: 2, reason: "z", seen: await stand.seen(path, "1.3") }],
  })
  expect(await told("council")).toEqual([["decide", 2, 1, 4.5]])
  expect(await inRound("clerk", id)).toEqual([])
})

test("the sheet of the lead waits for the council, as its list has it, and for nobody who would verify themselves", async () => {
  const id = "viec-chu-tri"
  await stand.handedIn(id, { lead: HA_TU, coVerifiers: { "Công an tỉnh": "24.2025" } })
  const told = async (person: "lead" | "police" | "council" | "administrator") =>
    (await inRound(person, id)).map((one) => [one.task, one.criteria, one.agencies, one.worth])
  const { open } = (await stand.ok("GET", `/rounds/${id}/council`, "council")).json<CouncilList>()

  expect(await told("council")).toEqual([["decide", 3, 1, 9.5]])
  expect(open).toBe(3)
  expect(await told("police")).toEqual([["verify", 1, 1, 7.5]])
  expect((await told("administrator")).filter(([task]) => task === "verify")).toEqual([])
  await stand.handedIn("viec-tu-minh", { coVerifiers: { "Công an tỉnh": HA_TU } })
  const waiting = await stand.ctx.db.transaction((tx) =>
    waitingForVerdict(tx, {
      round: "viec-tu-minh",
      lead: "22",
      confirmed: [{ code: "1.2", by: HA_TU }],
    }),
  )
  expect(
    waiting.map(({ organisation, criterion }) => `${organisation} ${criterion}`).toSorted(),
  ).toEqual(["22 1.1", "22 1.2", "22 1.3"])
})

test("a second after the deadline the sheet that was not handed in is late", async () => {
  const id = "muon"
  const path = await stand.opened(id)
  stand.now = new Date(Date.parse(CLOSES) + 1000)

  expect((await form(path)).stage).toBe("verify")
  expect((await inRound("clerk", id)).map(({ task }) => task)).toEqual(["late"])
  const change = { add: [], remove: [{ criterion: "1.1", evidence: "x" }] }
  expect((await stand.refusal("POST", `${path}/evidence`, "clerk", change)).code).toBe(
    "ngoai-thoi-han",
  )
})

test("points that the whole group decides stand in the sheet as they stand in the ranking", async () => {
  const rule = "(a - peers(a; min)) / (peers(a; max) - peers(a; min)) * điểm_tối_đa"
  const criteria = [group("1", 20), row("1.1"), row("1.2", { rule, figures: [figure("a")] })]
  const index = indexSet(criteria, { id: "theo-nhom", maxPoints: 20 })
  await stand.ok("PUT", `/indices/${index.id}`, "administrator", { seen: 0, index })
  await stand.ok("POST", `/indices/${index.id}/issue`, "administrator")
  const path = await stand.opened("theo-nhom", { indexId: index.id, coVerifiers: {} })
  const give = (unit: string, a: number) =>
    stand.ok("PUT", `/rounds/theo-nhom/agencies/${unit}/claims`, "administrator", {
      claims: [{ criterion: "1.2", figures: { a } }],
    })
  await give(HA_TU, 5)
  await give(CAO_XANH, 1)

  const { relative, sheet } = await form(path)
  const score = sheet.criteria.find(({ code }) => code === "1.2")
  expect([relative, score?.computed, score?.final, sheet.points]).toEqual([["1.2"], 10, 10, 10])
  const told = (await stand.ok("GET", "/rounds/theo-nhom/standings", "administrator")).json<{
    standings: { unit: string; points: number }[]
  }>()
  expect(told.standings.map(({ unit, points }) => [unit, points])).toEqual([
    [HA_TU, 10],
    [CAO_XANH, 0],
  ])
})
