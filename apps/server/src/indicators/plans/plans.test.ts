import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Type } from "typebox"
import { afterAll, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { openIdentity } from "../../platform/identity/index.ts"
import { sql } from "../../platform/sql.ts"
import { loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { loadShippedFigures, loadShippedPlans } from "../index.ts"
import { importFigures } from "../service/import-service.ts"
import type { PlanDetail, PlanList } from "./model.ts"
import { planRoutes } from "./routes.ts"
import { importPlans } from "./service/import-service.ts"

let db: Database
let ctx: Context
let http: Http
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-plans-"))
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  await loadShippedPlans(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, { within: () => Promise.resolve(false) })
  await planRoutes(http, ctx, identity.gate)
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true })
})

const plans = async (query = "") => (await http.inject(`/api/v1/plans${query}`)).json<PlanList>()
const plan = async (id: string, query = "") =>
  (await http.inject(`/api/v1/plans/${id}${query}`)).json<PlanDetail>()

const HEADER =
  "record,id,text,place,place_level,issued,period,until,measure,comparator,value,high,unit_of_measure,baseline_value,baseline_period,parent,organisation,deadline,state,figure"
async function run(lines: readonly string[], commit = true) {
  const path = join(folder, "ke-hoach.csv")
  await writeFile(path, `${[HEADER, ...lines].join("\n")}\n`)
  return importPlans(ctx, path, { commit }, () => Promise.resolve(OPERATOR))
}

test("the programme of Bắc Ninh: bn-08 exceeded, bn-09 not measurable, no number invented", async () => {
  const found = await plan("bn-chuong-trinh-2025")
  const status = Object.fromEntries(found.targetList.map((one) => [one.id, one.status]))

  expect(status).toEqual({
    "bn-08": "exceeded",
    "bn-09": "not-measurable",
    "bn-24": "no-data",
    "bn-25": "no-data",
    "bn-26": "no-data",
  })
  expect(found).toMatchObject({ number: null, issued: null, place: { id: "27" } })
  expect(found.targetList[0]).toMatchObject({ id: "bn-08", observation: { id: "bn-07" } })
})

test("the plan of Bắc Kạn: eight targets without data, and the two dates of the text", async () => {
  const found = await plan("bk-660-kh-ubnd")

  expect(found.counts).toEqual({ "no-data": 8 })
  expect(found.targetList.every(({ overdue }) => overdue)).toBe(true)
  expect(found.figures).toMatchObject([
    { role: "issued", figure: { id: "bk-09" }, failures: [{ rule: "dates-agree" }] },
  ])
  expect(found.nowPartOf).toMatchObject([{ id: "19.2025", name: "Thái Nguyên" }])
  expect(new Set(found.carried.map(({ how }) => how))).toEqual(new Set(["side-by-side"]))
})

test("the resolution of 2025: 57 targets, 44 with a number, each with its organisation", async () => {
  const found = await plan("nq-03-nq-cp")

  expect(found.targets).toBe(57)
  expect(found.counts).toEqual({ "no-data": 44, "not-measurable": 13 })
  expect(found.unchecked).toBe(true)
  expect(found.targetList.find(({ id }) => id === "33")).toMatchObject({
    comparator: "<=",
    exact: "10",
    by: { kind: "organisation", name: "Bộ Thông tin và Truyền thông" },
  })
})

test("the plan of Quảng Ninh: four goals by name, ten tasks by number only", async () => {
  expect(await plan("qn-cds-toan-dien")).toMatchObject({
    goals: { stated: 4, listed: 4 },
    tasks: { stated: 10, listed: 0 },
    taskList: [],
  })
})

test("a place has its plans, and in the view of a day those of the units it was made of", async () => {
  const ids = async (query: string) => (await plans(query)).plans.map(({ id }) => id)

  expect(await ids("?place=27&view=reported")).toEqual(["bn-chuong-trinh-2025"])
  expect(await ids("?place=24.2025&view=reported")).toEqual([])
  expect(await ids("?place=24.2025")).toEqual(["bn-chuong-trinh-2025"])
  expect((await plans("?place=24.2025")).carried[0]).toMatchObject({ how: "side-by-side" })
})

test.each([
  ["/api/v1/plans/khong-co", 404],
  ["/api/v1/plans?place=ZZ", 404],
  ["/api/v1/plans?view=hom-nay", 400],
  ["/api/v1/plans?asof=hom-nay", 400],
])("%s answers %i", async (path, status) => {
  expect((await http.inject(path)).statusCode).toBe(status)
})

const COMMUNES = [
  "plan,thu-1,Kế hoạch thử,Quảng Ninh,province,2023-01-15,2023,2025,,,,,,,,,,,,",
  "task,1,Lắp trạm,,,,,,,,,,,,,,Sở Khoa học và Công nghệ,2024-06,under-way,",
  "target,t,Trạm BTS,,,,2025,,bts,>=,100,,,40,2022,,Sở Khoa học và Công nghệ,,,",
  "target,t-a,Trạm BTS,Hạ Long,district,,2025,,bts,=,60,,,,,t,,,,",
  "target,t-b,Trạm BTS,Cẩm Phả,district,,2025,,bts,=,30,,,,,t,,,,",
]

test("a dry run writes nothing; a commit writes once, a second one finds all the same", async () => {
  const dry = await run(COMMUNES, false)
  expect(dry).toMatchObject({ committed: false, counts: { add: 5, refuse: 0 } })
  expect((await plans()).plans.map(({ id }) => id)).not.toContain("thu-1")

  expect(await run(COMMUNES)).toMatchObject({ committed: true, counts: { add: 5 } })
  expect(await run(COMMUNES)).toMatchObject({ counts: { same: 5, add: 0, change: 0 } })
  const versions = await db.column(
    Type.Integer(),
    sql`select version from indicators.plan where plan_id = 'thu-1'`,
  )
  expect(versions).toEqual([1])
  expect((await listAudit(db, null, 1))[0]).toMatchObject({ action: "indicators.import-plans" })
})

test("targets given to units below are held against the one above; late tasks come first", async () => {
  const found = await plan("thu-1")

  expect(found.cascade).toMatchObject([{ outcome: "fail", sumExact: "90" }])
  expect(found.cascade[0]?.explanation).toContain("60 + 30 = 90")
  expect(found.taskList).toMatchObject([{ state: "late", since: "2024-07-01" }])
})

const targetT = async (query: string) =>
  (await plan("thu-1", query)).targetList.find(({ id }) => id === "t")

test("an observation moves a target onto its line, and as of the day before it is not there", async () => {
  const header =
    "id,source,place,place_level,as_of,kind,measure,label_vi,comparator,value,unit_of_measure,breakdown,whole,relation,note"
  const path = join(folder, "so-lieu.csv")
  await writeFile(
    path,
    `${header}\nth-1,000,Quảng Ninh,province,2023,observation,bts,trạm BTS,=,50,station,,,,\n`,
  )
  const later = { ...ctx, now: () => new Date("2026-11-22T09:00:00+07:00") }
  const done = await importFigures(later, path, { commit: true }, () => Promise.resolve(OPERATOR))
  expect(done.counts.add).toBe(1)

  expect(await targetT("?asof=2026-11-21")).toMatchObject({ status: "no-data" })
  expect(await targetT("?asof=2026-11-22")).toMatchObject({
    status: "behind",
    since: "2023-12-31",
    overdue: true,
    by: { kind: "organisation", name: "Sở Khoa học và Công nghệ" },
    observation: { id: "th-1" },
  })
})

test("a changed plan is a new version; what the file leaves out is told", async () => {
  const changed = COMMUNES.slice(0, 4).map((line) => line.replace(">=,100", ">=,120"))
  const report = await run(changed)

  expect(report.counts).toMatchObject({ change: 1, same: 3 })
  expect(report.notes.join()).toContain("1 phần không còn trong tệp")
  expect((await plan("thu-1")).targets).toBe(2)
})

test.each([
  ["a word that is no record", ["kế hoạch,x,y"], "record"],
  ["a part before any plan", ["goal,1,Dữ liệu số"], "record"],
  ["a place that does not exist", ["plan,x,Kế hoạch,Quảng Nịnhh,province,2023"], "place"],
  ["no time to say which Bắc Ninh", ["plan,x,Kế hoạch,Bắc Ninh,province"], "place"],
  ["an id with spaces", ["plan,Kế hoạch,Kế hoạch,Quảng Ninh,province,2023"], "id"],
  ["a figure that is no target", [COMMUNES[0], "target,a,Chữ,,,,,,,,,,,,,,,,,qn-01"], "figure"],
  ["a measure that nobody knows", [COMMUNES[0], "target,a,Chữ,,,,2025,,bst,=,5"], "measure"],
  ["a number with two readings", [COMMUNES[0], "target,a,Chữ,,,,2025,,bts,=,1.596"], "value"],
  ["a comparator that is none", [COMMUNES[0], "target,a,Chữ,,,,2025,,bts,hơn,5"], "comparator"],
  ["a range that runs backwards", [COMMUNES[0], "target,a,Chữ,,,,2025,,bts,=,5,4"], "high"],
  [
    "a baseline without its time",
    [COMMUNES[0], "target,a,Chữ,,,,2025,,bts,=,5,,,3"],
    "baseline_value",
  ],
  [
    "a baseline after the target",
    [COMMUNES[0], "target,a,Chữ,,,,2025,,bts,=,5,,,3,2026"],
    "baseline_period",
  ],
  ["a parent that is not there", [COMMUNES[0], "target,a,Chữ,,,,2025,,bts,=,5,,,,,khac"], "parent"],
  ["a target above itself", [COMMUNES[0], "target,a,Chữ,,,,2025,,bts,=,5,,,,,a"], "parent"],
  ["the same target twice", [COMMUNES[0], "target,a,Chữ", "target,a,Chữ"], "id"],
  ["a state that is none", [COMMUNES[0], "task,1,Việc,,,,,,,,,,,,,,,2025,xong"], "state"],
  ["a value on a task", [COMMUNES[0], "task,1,Việc,,,,,,,,5"], "value"],
  ["no words", [COMMUNES[0], "goal,1,"], "text"],
  ["a control character", [COMMUNES[0], "goal,1,Dữ\u0007liệu"], "text"],
] as const)("%s is refused at its column, and nothing is written", async (_name, lines, column) => {
  const width = HEADER.split(",").length
  const padded = lines.map((line) => {
    const cells = (line ?? "").split(",")
    return [...cells, ...Array.from({ length: width - cells.length }, () => "")].join(",")
  })
  const report = await run(padded)

  expect(report.committed).toBe(false)
  const found = report.rows.flatMap(({ problems }) => problems)
  expect(found.map((problem) => problem.column)).toContain(column)
  expect(found[0]?.columnNumber).toBe(HEADER.split(",").indexOf(found[0]?.column ?? "") + 1)
})

test("the history of a plan is never rewritten", async () => {
  const change = db.transaction((tx) =>
    tx.run(sql`update indicators.plan_target set text = 'khác' where plan_id = 'thu-1'`),
  )
  await expect(change).rejects.toThrow("append-only")
})

test("a plan of the demonstration is left out where its figures are not there", async () => {
  const empty = await openTestDatabase()
  const other = testContext(empty)
  await loadShippedUnits(other)

  // The resolution names no figures: its 57 targets and itself.
  expect(await loadShippedPlans(other)).toBe(58)
  expect(await loadShippedPlans(other)).toBe(0)
  await empty.close()
})
