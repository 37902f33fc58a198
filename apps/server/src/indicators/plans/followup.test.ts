import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { type Context, OPERATOR } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits, organisationRoutes, unitsOn } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import { importCells } from "../cells/import-file.ts"
import { indicatorsRoutes, loadShippedFigures } from "../index.ts"
import type { DueTask, PlanDetail, TaskChange, TaskVersion } from "./model.ts"
import { importPlans } from "./service/import-service.ts"

let db: Database
let ctx: Context
let http: Http
let folder: string
let editor: Record<string, string>
let communes: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-followup-"))
  db = await openTestDatabase()
  ctx = testContext(db)
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (id, ancestor) => isWithin(db, id, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await organisationRoutes(http, ctx, identity.gate)
  await indicatorsRoutes(http, ctx, identity.gate)
  editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  communes = (await unitsOn(db, "commune", "2026-11-21", "22")).map(({ id }) => id)
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true })
})

const PLAN =
  "record,id,text,place,place_level,issued,period,until,measure,comparator,value,unit_of_measure,baseline_value,baseline_period,parent,organisation,deadline"

async function plan(id: string, lines: readonly string[], header = PLAN): Promise<PlanDetail> {
  const path = join(folder, "ke-hoach.csv")
  const head = `plan,${id},Kế hoạch,Quảng Ninh,province,2026-01-15,2026,2030`
  const cells = header.split(",").length - head.split(",").length
  await writeFile(path, [header, `${head}${",".repeat(cells)}`, ...lines].join("\n"))
  const report = await importPlans(ctx, path, { commit: true, decimal: "point" }, () =>
    Promise.resolve(OPERATOR),
  )
  expect(report.rows.flatMap(({ problems }) => problems)).toEqual([])
  return read(id)
}
const read = async (id: string) => (await http.inject(`/api/v1/plans/${id}`)).json<PlanDetail>()

/** Publishes one value for each commune of Quảng Ninh. */
async function publish(measure: string, period: string, valueOf: (i: number) => number) {
  const path = join(folder, "so-lieu.csv")
  const lines = communes.map((unit, i) => `${measure},${unit},${period},${valueOf(i)}`)
  await writeFile(path, ["measure,unit,period,value", ...lines].join("\n"))
  const { added } = await importCells(ctx, path, { commit: true, decimal: "point" })
  expect(added).toBe(communes.length)
}

const target = (id: string, measure: string, value: string, more: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    record: "target",
    id,
    text: `Chỉ tiêu ${id}`,
    period: "2030",
    measure,
    value,
    comparator: ">=",
    ...more,
  }
  return PLAN.split(",")
    .map((column) => cells[column] ?? "")
    .join(",")
}
const line = { baseline_value: "50", baseline_period: "2025" }

test("a target of a computed indicator is judged on published cells, and says so", async () => {
  await publish("tổng_hộ", "2026-Q1", () => 100)
  await publish("hộ_có_cáp_quang", "2026-Q1", () => 90)
  const { targetList } = await plan("kh-tinh-toan", [
    target("t1", "tỷ_lệ_hộ_có_cáp_quang", "85"),
    target("t2", "tỷ_lệ_hộ_có_cáp_quang", "95", line),
    target("t3", "tỷ_lệ_hộ_có_cáp_quang", "99"),
  ])
  const by = Object.fromEntries(targetList.map((one) => [one.id, one]))

  expect([by["t1"]?.status, by["t2"]?.status, by["t3"]?.status]).toEqual([
    "exceeded",
    "on-trajectory",
    "behind",
  ])
  expect(by["t2"]).toMatchObject({
    observation: null,
    computed: {
      code: "tỷ_lệ_hộ_có_cáp_quang",
      unit: "22",
      exact: "90",
      period: { code: "2026-Q1" },
    },
    source: `Tính từ số báo cáo đã công bố, quý 1/2026: ${communes.length}/${communes.length} đơn vị đã báo cáo.`,
  })
})

test("a value that is still being entered judges nothing", async () => {
  const before = await plan("kh-dang-nhap", [target("t1", "tổng_thôn", "1")])
  await http.inject({
    method: "PUT",
    url: "/api/v1/cells",
    headers: editor,
    payload: { cells: [{ measure: "tổng_thôn", unit: communes[0], period: "2026-Q1", value: 9 }] },
  })

  expect(before.targetList[0]?.status).toBe("no-data")
  expect((await read("kh-dang-nhap")).targetList[0]?.status).toBe("no-data")
})

test("a newer published period is seen at once, and since when it is behind", async () => {
  await publish("trạm_bts", "2026-Q1", () => 10)
  const all = communes.length
  const { targetList } = await plan("kh-dong-thoi", [
    target("t1", "trạm_bts", String(all * 40), {
      baseline_value: String(all * 10),
      baseline_period: "2025",
    }),
  ])
  expect(targetList[0]).toMatchObject({ status: "behind", since: "2026-03-31" })

  await publish("trạm_bts", "2026-Q2", () => 39)
  expect((await read("kh-dong-thoi")).targetList[0]).toMatchObject({
    status: "on-trajectory",
    computed: { period: { code: "2026-Q2" }, exact: String(all * 39) },
  })
})

test("targets given to communes are held against what their cells say", async () => {
  await publish("tổng_hộ", "2026-Q2", () => 7)
  const given = communes.slice(0, 2).map((unit, i) =>
    target(`x${i}`, "tổng_hộ", "5", {
      place: `id:${unit}`,
      place_level: "commune",
      parent: "t0",
    }),
  )
  const { cascade } = await plan("kh-giao-xa", [target("t0", "tổng_hộ", "10"), ...given])

  expect(cascade[0]).toMatchObject({
    outcome: "pass",
    sumExact: "10",
    cells: {
      period: { code: "2026-Q2" },
      wholeExact: String(communes.length * 7),
      sumExact: "14",
      without: communes.length - 2,
      silent: 0,
    },
  })
})

const TASK = "task,n1,Phủ sóng các thôn,,,,,,,,,,,,,Sở cũ,2026-06-30"
const change = async (id: string, more: Partial<TaskChange>, headers = editor) => {
  const found = await read(id)
  const [task] = found.taskList
  if (task === undefined) throw new Error(`${id} has no task`)
  const { reportedState: state, progress, note, evidence, organisation, deadline } = task
  return http.inject({
    method: "PUT",
    url: `/api/v1/plans/${id}/tasks/n1`,
    headers,
    payload: {
      state,
      progress,
      note,
      evidence,
      organisation,
      deadline: deadline?.code ?? null,
      version: found.version,
      ...more,
    },
  })
}

test("a task's state, progress, note and evidence change as a version with an entry of the log", async () => {
  await plan("kh-nhiem-vu", [TASK])
  const done = await change("kh-nhiem-vu", {
    state: "under-way",
    progress: 60,
    note: "đã khảo sát",
  })

  expect(done.statusCode).toBe(200)
  expect((await read("kh-nhiem-vu")).taskList[0]).toMatchObject({
    state: "late",
    since: "2026-07-01",
    reportedState: "under-way",
    progress: 60,
    note: "đã khảo sát",
  })
  const history = await http.inject({
    url: "/api/v1/plans/kh-nhiem-vu/tasks/n1/history",
    headers: editor,
  })
  expect(history.json<TaskVersion[]>().map(({ progress }) => progress)).toEqual([60, null])
  expect((await listAudit(db, null, 1))[0]).toMatchObject({
    action: "indicators.change-task",
    subject: "kh-nhiem-vu n1",
    details: { after: { state: "under-way", progress: 60 } },
  })
})

test("two people may change two tasks, not one task over each other", async () => {
  const two = "task,n2,Việc khác,,,,,,,,,,,,,,2026-12-31"
  const { version } = await plan("kh-hai-nguoi", [TASK, two])
  const other = { state: "done", progress: null, note: "", evidence: [], organisation: null }
  await http.inject({
    method: "PUT",
    url: "/api/v1/plans/kh-hai-nguoi/tasks/n2",
    headers: editor,
    payload: { ...other, deadline: "2026-12-31", version },
  })

  expect((await change("kh-hai-nguoi", { note: "một", version })).statusCode).toBe(200)
  expect((await change("kh-hai-nguoi", { note: "hai", version })).statusCode).toBe(409)
})

test("the organisation that answers says how far it is, not by when or who", async () => {
  const admin = await signedIn(http, ctx, { role: "administrator", unit: "22" })
  await http.inject({
    method: "POST",
    url: "/api/v1/organisations",
    headers: admin,
    payload: {
      id: "22.SKHCN",
      unit: "22",
      nameVi: "Sở Khoa học và Công nghệ",
      nameEn: "",
      shortName: "",
      kind: "department",
      code: null,
      parent: null,
      groups: [],
      document: null,
      opened: null,
      closed: null,
    },
  })
  await plan("kh-so", [TASK.replace("Sở cũ", "22.SKHCN")])
  const clerk = await signedIn(http, ctx, { role: "editor", unit: "22.SKHCN" })
  const stranger = await signedIn(http, ctx, { role: "editor", unit: "24.2025" })
  const same = { organisation: "22.SKHCN" }

  expect((await read("kh-so")).taskList[0]).toMatchObject({
    organisation: "Sở Khoa học và Công nghệ",
    organisationId: "22.SKHCN",
  })
  const codes = [
    await change("kh-so", { ...same, state: "under-way", progress: 10 }, clerk),
    await change("kh-so", { ...same, deadline: "2027-06-30" }, clerk),
    await change("kh-so", { ...same, progress: 20 }, stranger),
  ].map(({ statusCode }) => statusCode)
  expect(codes).toEqual([200, 403, 403])
  const due = (await http.inject({ url: "/api/v1/due-tasks", headers: clerk })).json<DueTask[]>()
  expect(due.map(({ plan: of, id, state }) => [of, id, state])).toEqual([["kh-so", "n1", "late"]])
})

test("a deadline that is sent as people write it is the same deadline", async () => {
  await plan("kh-han", [TASK])
  const same = await change("kh-han", { deadline: "30/06/2026" })

  expect(same.json<PlanDetail>().version).toBe(1)
})

test.each<[string, Partial<TaskChange>]>([
  ["done at half", { state: "done", progress: 50 }],
  ["not begun at half", { state: "not-started", progress: 50 }],
  ["a deadline that no calendar has", { deadline: "2026-02-30" }],
])("a task that is %s is refused", async (_name, more) => {
  await plan("kh-sai", [TASK])

  expect((await change("kh-sai", more)).statusCode).toBe(422)
})

test("a plan that is imported again without those columns keeps how far its tasks are", async () => {
  await plan("kh-nhap-lai", [TASK])
  await change("kh-nhap-lai", { state: "under-way", progress: 40 })
  const again = await plan("kh-nhap-lai", [TASK.replace("các thôn", "mọi thôn")])

  expect(again.taskList[0]).toMatchObject({ text: "Phủ sóng mọi thôn", progress: 40 })
})
