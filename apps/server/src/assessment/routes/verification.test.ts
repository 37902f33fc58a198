import { afterAll, beforeAll, expect, test } from "vitest"
import type {
  Agreements,
  CouncilList,
  Dossier,
  PrecedentList,
  QueuePage,
  VerificationOverview,
} from "../model.ts"
import { documentOf } from "../testing/documents.ts"
import { CAO_XANH, CLOSES, HA_TU, Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => void (stand = await Stand.open()))
afterAll(() => stand.close())

type Person = Parameters<Stand["send"]>[2]
const AFTER = new Date(Date.parse(CLOSES) + 1000)

async function read<T>(path: string, person: Person): Promise<T> {
  return (await stand.ok("GET", path, person)).json<T>()
}

const document = (id: string, sha: string) => documentOf(stand, id, sha)

const counts = ({ agencies }: VerificationOverview) =>
  Object.fromEntries(agencies.map(({ unit, open, done, early }) => [unit, [open, done, early]]))
const of = (code: string) => `of=${HA_TU}%2F${code}`
const say = (judgement: object) => ({ organisation: "22", judgements: [judgement] })

test("a queue lists what waits for the asker's organisation, most points first, in pages", async () => {
  await stand.handedIn("hang-doi")
  const first = await read<QueuePage>("/rounds/hang-doi/queue?limit=2", "lead")
  const rest = await read<QueuePage>(`/rounds/hang-doi/queue?limit=2&from=${first.next}`, "lead")
  const police = await read<QueuePage>("/rounds/hang-doi/queue", "police")

  expect(first.rows.map(({ criterion, stake }) => [criterion, stake])).toEqual([
    ["1.2", 7.5],
    ["1.3", 2],
  ])
  expect([first.total, first.open, rest.next]).toEqual([3, 3, null])
  expect(rest.rows.map(({ criterion }) => criterion)).toEqual(["1.1"])
  expect(police.rows.map(({ unit, criterion }) => [unit, criterion])).toEqual([[HA_TU, "1.2"]])
})

test("an overview counts agency by agency, and an agency that may still claim is not yet waiting", async () => {
  const path = await stand.handedIn("tong-quan")
  const before = await read<VerificationOverview>("/rounds/tong-quan/verification", "lead")
  await stand.agree(path, "22", "lead", ["1.3"])
  stand.now = AFTER
  const after = await read<VerificationOverview>("/rounds/tong-quan/verification", "lead")

  expect(counts(before)).toEqual({ [HA_TU]: [3, 0, 0], [CAO_XANH]: [0, 0, 3] })
  expect(counts(after)).toEqual({ [HA_TU]: [2, 1, 0], [CAO_XANH]: [3, 0, 0] })
  expect(after.duties.map(({ organisation, part }) => [organisation, part])).toEqual([
    ["22", "lead"],
  ])
})

test("a dossier has rule, figures with source and last round's value, history and documents seen elsewhere", async () => {
  const earlier = await stand.handedIn("truoc")
  await stand.agree(earlier, "22", "lead", ["1.2"])
  const path = await stand.opened("ho-so", { previous: "truoc" })
  const one = await document("ho-so-1", "a")
  const copy = await document("ho-so-2", "a")
  const claims = [
    { criterion: "1.1", points: 4, evidence: [one] },
    { criterion: "1.2", figures: { a: 1, b: 4 }, evidence: [copy] },
  ]
  await stand.ok("PUT", `${path}/claims`, "clerk", { claims })
  const found = await read<Dossier[]>(
    `/rounds/ho-so/dossiers?${of("1.2")}&${of("1.1")}&${of("9.9")}`,
    "police",
  )

  expect(found).toMatchObject([
    {
      criterion: "1.2",
      computed: 2.5,
      confirmedBy: { organisation: "24.2025" },
      before: { round: "truoc", self: 7.5, final: 7.5 },
      figures: [
        { name: "a", value: 1, before: 3, source: { kind: "agency" } },
        { name: "b", value: 4, before: 4, source: { kind: "agency" } },
      ],
      evidence: [{ id: copy, shown: "text", late: false, also: [{ criterion: "1.1" }] }],
    },
    { criterion: "1.1", self: 4, path: ["Tiêu chí 1"], evidence: [{ id: one }] },
  ])
})

test("claims that are what the rule gives are agreed with at once, after a list of what would be", async () => {
  const path = await stand.opened("mot-loat")
  const proof = await document("mot-loat", "b")
  const claims = [
    { criterion: "1.1", points: 4, evidence: [proof] },
    { criterion: "1.2", figures: { a: 3, b: 4 }, evidence: [proof] },
    { criterion: "1.3", points: 2 },
  ]
  await stand.ok("PUT", `${path}/claims`, "clerk", { claims })
  await stand.ok("POST", `${path}/submission`, "clerk")
  const asked = { organisation: "22", unit: HA_TU }
  const where = "/rounds/mot-loat/agreements"
  const dry = (await stand.ok("POST", where, "lead", asked)).json<Agreements>()
  const items = dry.agreed.map(({ unit, criterion, seen }) => ({ unit, criterion, seen }))
  const stale = [...items, { unit: HA_TU, criterion: "1.3", seen: 1 }]
  const done = (
    await stand.ok("POST", where, "lead", { ...asked, items: stale })
  ).json<Agreements>()

  expect(dry).toMatchObject({ committed: false, agreed: [{ criterion: "1.2", points: 7.5 }] })
  expect(dry.left.map(({ criterion, why }) => [criterion, why])).toEqual([
    ["1.1", "không có điểm tính từ số liệu"],
    ["1.3", "không có điểm tính từ số liệu"],
  ])
  expect(done).toMatchObject({ committed: true, agreed: [{ criterion: "1.2" }] })
  expect(done.left).toMatchObject([{ criterion: "1.3", why: "vừa thay đổi, hãy xem lại" }])
  expect(await stand.criterion(path, "1.2")).toMatchObject({ verified: 7.5 })
})

test("what nobody claimed in time gets points from the lead, with a reason and never by agreeing", async () => {
  const path = await stand.opened("khong-cham")
  const verdict = { criterion: "1.3", agrees: false, points: 0, reason: "Không tự chấm", seen: 0 }
  const early = await stand.refusal("POST", `${path}/verdicts`, "lead", say(verdict))
  stand.now = AFTER
  const agreed = say({ criterion: "1.3", agrees: true, seen: 0 })
  const agreeing = await stand.refusal("POST", `${path}/verdicts`, "lead", agreed)
  await stand.ok("POST", `${path}/verdicts`, "lead", say(verdict))

  expect([early.errors, agreeing.errors]).toEqual([
    ["tiêu chí 1.3 chưa có điểm tự chấm"],
    ["tiêu chí 1.3 chưa có điểm tự chấm"],
  ])
  expect(await stand.criterion(path, "1.3")).toMatchObject({ state: "verified", final: 0 })
})

test("an organisation never verifies itself: the council decides for the lead, the lead alone for who confirms", async () => {
  const path = await stand.handedIn("tu-minh", {
    lead: HA_TU,
    coVerifiers: { "Công an tỉnh": HA_TU },
  })
  const seen = await stand.seen(path, "1.3")
  const verdicts = { organisation: HA_TU, judgements: [{ criterion: "1.3", agrees: true, seen }] }
  const refused = await stand.refusal("POST", `${path}/verdicts`, "lead", verdicts)
  const queue = await read<QueuePage>(`/rounds/tu-minh/queue?unit=${HA_TU}&show=all`, "lead")
  const cases = await read<CouncilList>("/rounds/tu-minh/council", "council")
  const decision = { criterion: "1.3", agrees: false, points: 1, reason: "Xem lại", seen }
  await stand.ok("POST", `${path}/decisions`, "council", { judgements: [decision] })

  expect([refused.status, refused.code]).toEqual([403, "khong-tham-dinh-co-quan-cua-minh"])
  expect(queue.rows.map(({ standing }) => standing)).toEqual(["own", "own", "own"])
  expect(cases.rows.map(({ criterion, cause, may }) => [criterion, cause, may])).toEqual([
    ["1.2", "own-lead", true],
    ["1.3", "own-lead", true],
    ["1.1", "own-lead", true],
  ])
  expect(await stand.criterion(path, "1.3")).toMatchObject({ state: "decided", final: 1 })
})

test("what an agency would have to confirm itself awaits the lead alone", async () => {
  const path = await stand.handedIn("tu-xac-nhan", { coVerifiers: { "Công an tỉnh": HA_TU } })
  await stand.agree(path, "22", "lead", ["1.2"])

  expect(await stand.criterion(path, "1.2")).toMatchObject({ state: "verified", awaits: [] })
})

test("the council sees both sides of what is disputed, nothing else, and precedents say how others fared", async () => {
  const path = await stand.handedIn("hai-ben")
  const seen = await stand.seen(path, "1.2")
  await stand.agree(path, "22", "lead", ["1.1", "1.2", "1.3"])
  const lower = { criterion: "1.2", agrees: false, points: 5, reason: "Khác số của ngành" }
  await stand.ok("POST", `${path}/verdicts`, "police", {
    organisation: "24.2025",
    judgements: [{ ...lower, seen: await stand.seen(path, "1.2") }],
  })
  const { rows, open, decided } = await read<CouncilList>("/rounds/hai-ben/council", "council")
  const precedents = await read<PrecedentList>(
    "/rounds/hai-ben/precedents?criterion=1.2",
    "council",
  )
  const own = await read<PrecedentList>(
    `/rounds/hai-ben/precedents?criterion=1.2&except=${HA_TU}`,
    "council",
  )

  expect(seen).toBeGreaterThan(0)
  expect([open, decided]).toEqual([1, 0])
  expect(rows).toMatchObject([
    {
      criterion: "1.2",
      cause: "disputed",
      stake: 2.5,
      lead: { points: 7.5 },
      confirmer: { points: 5, reason: "Khác số của ngành" },
      may: true,
    },
  ])
  expect([precedents.agreed, precedents.rows.length, own.rows.length]).toEqual([1, 1, 0])
})

test("for the council agreeing means what was appealed for, not what was first claimed", async () => {
  const path = await stand.handedIn("phuc-tra")
  const lowered = { criterion: "1.3", agrees: false, points: 1, reason: "Thiếu" }
  await stand.ok("POST", `${path}/verdicts`, "lead", {
    organisation: "22",
    judgements: [{ ...lowered, seen: await stand.seen(path, "1.3") }],
  })
  const appeal = { criterion: "1.3", points: 1.5, reason: "Có một nửa" }
  const appeals = [{ ...appeal, seen: await stand.seen(path, "1.3") }]
  await stand.ok("POST", `${path}/appeals`, "clerk", { appeals })
  const judgements = [{ criterion: "1.3", agrees: true, seen: await stand.seen(path, "1.3") }]
  await stand.ok("POST", `${path}/decisions`, "council", { judgements })

  expect(await stand.criterion(path, "1.3")).toMatchObject({ state: "decided", final: 1.5 })
})

test("the own reasons come back, latest first, to nobody else", async () => {
  const path = await stand.handedIn("cau-quen")
  for (const [points, reason] of [
    [1, "Thiếu quyết định"],
    [0, "Chưa có số liệu"],
  ] as const) {
    const judgement = { criterion: "1.3", agrees: false, points, reason }
    const seen = await stand.seen(path, "1.3")
    const judgements = [{ ...judgement, seen }]
    await stand.ok("POST", `${path}/verdicts`, "lead", { organisation: "22", judgements })
  }
  const mine = await read<string[]>("/rounds/cau-quen/phrases", "lead")

  expect(mine.slice(0, 2)).toEqual(["Chưa có số liệu", "Thiếu quyết định"])
  expect(await read<string[]>("/rounds/cau-quen/phrases", "police")).not.toContain(
    "Chưa có số liệu",
  )
})

test("queues and dossiers are for those who judge in the round, and verdicts end with their time", async () => {
  const path = await stand.handedIn("ai-xem")
  const asked = [
    "/rounds/ai-xem/queue",
    "/rounds/ai-xem/verification",
    `/rounds/ai-xem/dossiers?of=${HA_TU}%2F1.1`,
    "/rounds/ai-xem/council",
    "/rounds/ai-xem/precedents?criterion=1.1",
  ]
  const statuses = async (person: Person) =>
    Promise.all(asked.map(async (one) => (await stand.refusal("GET", one, person)).status))
  const foreign = await stand.refusal("GET", "/rounds/ai-xem/queue?organisation=22", "police")
  const judgement = { criterion: "1.3", agrees: true, seen: await stand.seen(path, "1.3") }
  stand.now = new Date("2026-10-25T10:00:01.000Z")
  const late = await stand.refusal("POST", `${path}/verdicts`, "lead", {
    organisation: "22",
    judgements: [judgement],
  })
  const { taking } = await read<VerificationOverview>("/rounds/ai-xem/verification", "lead")

  expect(await statuses("nobody")).toEqual(asked.map(() => 401))
  expect(await statuses("clerk")).toEqual(asked.map(() => 403))
  expect([foreign.status, foreign.code]).toEqual([403, "khong-tham-dinh-dot-nay"])
  expect([late.status, late.code, taking]).toEqual([409, "ngoai-thoi-han", false])
})
