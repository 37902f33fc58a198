import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { openIdentity } from "../../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { queryRoutes } from "../../query/routes.ts"
import { answerQuery } from "../../query/service.ts"
import { loadShippedFigures } from "../../service/shipped-service.ts"
import { sdmxRoutes } from "./routes.ts"
import { exportSdmx, importSdmx } from "./service.ts"

let db: Database
let ctx: Context
let http: Http
let folder: string
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  folder = await mkdtemp(join(tmpdir(), "tinhso-sdmx-"))
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  http = await createHttp(ctx)
  const { gate } = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  queryRoutes(http, ctx, gate)
  sdmxRoutes(http, ctx)
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(folder, { recursive: true })
})

const HEADER =
  "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TECHNOLOGY,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS"
const FLOW = "dataflow,TINHSO:DF_INDICATORS(1.0)"
const row = (more: Partial<Record<string, string>> = {}) => {
  const { action = "M", freq = "Q", area = "06652_2025", indicator = "TRAM_BTS" } = more
  const { technology = "_T", sex = "_T", time = "2025-Q4", value = "12", status = "A" } = more
  return [FLOW, action, freq, area, indicator, technology, sex, time, value, status].join(",")
}

async function send(text: string, commit = true) {
  const path = join(folder, "sdmx.csv")
  await writeFile(path, text)
  return importSdmx(ctx, path, { commit, actor: OPERATOR })
}
const sendRows = (rows: readonly string[], commit = true) =>
  send([HEADER, ...rows].join("\n"), commit)

async function valueOf(indicators: string, units: string, periods: string, by?: string) {
  const { rows } = await answerQuery(ctx, {
    indicators,
    units,
    periods,
    by,
    view: "reported",
    asOf: null,
  })
  return rows.map(({ value, status }) => [value, status])
}

test("without --commit nothing is written; with it, every observation or none", async () => {
  const rows = [row(), row({ indicator: "TONG_HO", value: "4120", status: "P" })]
  const tried = await sendRows(rows, false)
  const before = await valueOf("trạm_bts", "06652.2025", "2025-Q4")
  const done = await sendRows(rows)

  expect(tried.saved).toMatchObject({ added: 2, changed: 0, same: 0 })
  expect(before).toEqual([[null, "missing"]])
  expect(done.saved).toMatchObject({ batch: expect.any(Number), added: 2 })
  expect(await valueOf("trạm_bts", "06652.2025", "2025-Q4")).toEqual([[12, "normal"]])
  expect(await valueOf("tổng_hộ", "06652.2025", "2025-Q4")).toEqual([[4120, "provisional"]])
})

test("missing, not applicable and zero are kept apart", async () => {
  await sendRows([
    row({ area: "06658_2025", value: "0" }),
    row({ area: "06661_2025", value: "NaN" }),
    row({ area: "06673_2025", value: "", status: "O" }),
    row({ area: "06676_2025", value: "", status: "M" }),
  ])

  expect(
    await valueOf("trạm_bts", "06658.2025,06661.2025,06673.2025,06676.2025", "2025-Q4"),
  ).toEqual([
    [0, "normal"],
    [null, "missing"],
    [null, "missing"],
    [null, "not-applicable"],
  ])
})

test("appending never replaces, replacing does, deleting leaves a missing value", async () => {
  await expect(sendRows([row({ action: "A", value: "13" })])).rejects.toThrow(
    "A không thay giá trị đã có",
  )
  const same = await sendRows([row({ action: "A", value: "12" })])
  const replaced = await sendRows([row({ action: "R", value: "13" })])
  const deleted = await sendRows([row({ action: "D", value: "-", status: "" })])

  expect(same.saved).toMatchObject({ added: 0, changed: 0, same: 1 })
  expect(replaced.saved).toMatchObject({ changed: 1 })
  expect(deleted.saved).toMatchObject({ changed: 1 })
  expect(await valueOf("trạm_bts", "06652.2025", "2025-Q4")).toEqual([[null, "missing"]])
})

test.each([
  ["half a year", { freq: "", time: "2025-S1" }, "TIME_PERIOD: thời gian “2025-S1” là nửa năm"],
  ["a range", { freq: "", time: "2025-01-01/P3M" }, "là một khoảng thời gian"],
  ["a week", { freq: "", time: "2025-W07" }, "là một tuần"],
  ["an instant", { freq: "", time: "2025-01-01T00:00:00" }, "có cả giờ"],
  ["a frequency that the period does not have", { freq: "M" }, "có tần suất Q, cột FREQ lại là M"],
  ["a period in the future", { freq: "A", time: "2027" }, "chưa đến"],
  ["an unknown unit", { area: "06652_2026" }, "không có đơn vị “06652_2026”; có phải 06652_2025?"],
  [
    "an unknown indicator",
    { indicator: "TRAM_BTSS" },
    "không có chỉ số “TRAM_BTSS”; có phải TRAM_BTS?",
  ],
  ["a computed indicator", { indicator: "TY_LE_HO_CO_CAP_QUANG" }, "là chỉ số tính toán"],
  ["an unknown breakdown value", { technology: "6G" }, "không có giá trị của TECHNOLOGY “6G”"],
  ["a breakdown that the measure does not have", { sex: "NU" }, "không có phân tổ"],
  ["a number beyond all numbers", { value: "1e400" }, "“1e400” quá lớn"],
  ["a formula", { value: "=1+2" }, "“=1+2” không phải là một số"],
  ["a status without equal", { status: "B" }, "trạng thái B không có nghĩa tương đương"],
  ["an unknown status", { status: "ZZ" }, "không có trạng thái “ZZ”"],
  ["a value that is said to be missing", { status: "O" }, "nói không có số liệu"],
  ["an unknown action", { action: "X" }, "không phải là I, A, R, D hoặc M"],
  ["a deletion of many", { action: "D", area: "" }, "REF_AREA: còn trống"],
])("%s is refused with its line and column, and nothing is written", async (_what, more, why) => {
  const good = row({ area: "06685_2025", value: "99" })

  const told = await sendRows([good, row(more)]).catch((error: unknown) =>
    JSON.stringify([String(error), error]),
  )
  expect(told).toContain(JSON.stringify(why).slice(1, -1))
  expect(told).toContain("dòng 3")
  expect(await valueOf("trạm_bts", "06685.2025", "2025-Q4")).toEqual([[null, "missing"]])
})

test("the same observation twice is refused with both lines", async () => {
  const told = await sendRows([row(), row({ value: "5" })]).catch((error: unknown) =>
    JSON.stringify(error),
  )

  expect(told).toContain("đã có ở dòng 2")
})

test.each([
  [
    "another first column",
    "REF_AREA,INDICATOR\n",
    "phải là STRUCTURE (SDMX-CSV 2.0) hoặc DATAFLOW (1.0)",
  ],
  [
    "no area",
    HEADER.replace("REF_AREA", "REF_AREAS"),
    "thiếu cột REF_AREA; có phải cột “REF_AREAS”?",
  ],
  [
    "a misspelt breakdown",
    HEADER.replace("TECHNOLOGY", "TECHNOLOGI"),
    "không có cột TECHNOLOGI; có phải TECHNOLOGY?",
  ],
  ["a column twice", HEADER.replace("SEX", "FREQ"), "cột FREQ có hai lần"],
  [
    "another structure",
    `${HEADER}\n${row().replace("TINHSO:DF", "ECB:EXR")}`,
    "không phải là TINHSO:DF_INDICATORS(1.0)",
  ],
  ["too few fields", `${HEADER}\ndataflow,TINHSO:DF_INDICATORS(1.0)`, "không đúng dạng CSV"],
  ["a power of ten", `${HEADER},UNIT_MULT\n${row()},3`, "UNIT_MULT 3"],
  ["another unit of measure", `${HEADER},UNIT_MEASURE\n${row()},KG`, "đơn vị đo KG khác"],
])("a file with %s is refused", async (_what, text, why) => {
  await expect(send(text)).rejects.toThrow(why)
})

const CELLS = [
  row({ technology: "4G", value: "7", area: "06685_2025" }),
  row({ technology: "5G", value: "2", area: "06685_2025" }),
  row({ indicator: "NGUOI_TRUONG_THANH", sex: "NU", value: "1500", area: "06685_2025" }),
  row({ indicator: "MUC_DO_HAI_LONG", value: "91.25", freq: "M", time: "2025-11", status: "E" }),
]

test.each([
  ["2.0", "id"],
  ["2.0", "name"],
  ["2.0", "both"],
  ["1.0", "id"],
  ["1.0", "both"],
] as const)(
  "what is exported as SDMX-CSV %s with labels=%s comes back as the same",
  async (version, labels) => {
    await sendRows(CELLS)
    const asked = {
      measures: "trạm_bts,người_trưởng_thành,mức_độ_hài_lòng",
      units: null,
      periods: null,
    }
    const text = await exportSdmx(ctx, asked, { version, labels, language: "vi" })
    const again = await send(text)

    expect(text.split("\n").length - 2).toBe(again.rows)
    expect(again.rows).toBeGreaterThanOrEqual(8)
    expect(again.saved).toMatchObject({ batch: null, added: 0, changed: 0, same: again.rows })
  },
)

test("fields separated by semicolons may have decimal commas", async () => {
  const text = [
    HEADER,
    row({ indicator: "MUC_DO_HAI_LONG", freq: "M", time: "2025-10", value: "88.5" }),
  ]
    .join("\n")
    .replaceAll(",", ";")
    .replace("88.5", "88,5")
  await send(text)

  expect(await valueOf("mức_độ_hài_lòng", "06652.2025", "2025-10")).toEqual([[88.5, "normal"]])
})

test("a query answers as SDMX-CSV: ids of the structure, NaN for what is missing", async () => {
  const response = await http.inject({
    url: "/api/v1/query",
    query: {
      indicators: "trạm_bts",
      units: "06685.2025,06688.2025",
      periods: "2025-Q4",
      by: "technology",
      view: "reported",
      format: "sdmx-csv",
    },
  })
  const [header, ...lines] = response.body.trimEnd().split("\n")

  expect(response.headers["content-type"]).toContain("application/vnd.sdmx.data+csv; version=2.0.0")
  expect(header).toMatch(
    /^STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,.*TIME_PERIOD,OBS_VALUE,OBS_STATUS/u,
  )
  expect(lines).toHaveLength(8)
  expect(lines.filter((line) => line.includes(",NaN,O,"))).toHaveLength(6)
  expect(
    lines.some((line) => line.includes("06685_2025,TRAM_BTS,") && line.includes(",7,A,")),
  ).toBe(true)
})

test("the structure names every column and every code of an answer", async () => {
  const response = await http.inject({ url: "/api/v1/sdmx/structure" })
  const { data } = response.json<Structure>()
  const [structure] = data.dataStructures
  const lists = new Map(
    data.codelists.map((one) => [one.id, new Set(one.codes.map(({ id }) => id))]),
  )
  const answer = await http.inject({
    url: "/api/v1/query",
    query: {
      indicators: "trạm_bts,tổng_hộ",
      units: "children:22",
      periods: "2025-Q4",
      by: "technology",
      format: "sdmx-csv",
    },
  })
  const [header = "", ...lines] = answer.body.trimEnd().split("\n")
  const columns = header.split(",").slice(3)
  const { dimensionList, measureList, attributeList } = structure!.dataStructureComponents
  const components = [
    ...dimensionList.dimensions.map(({ id }) => id),
    dimensionList.timeDimension.id,
    ...measureList.measures.map(({ id }) => id),
    ...attributeList.attributes.map(({ id }) => id),
  ]

  expect(columns).toEqual(components)
  for (const { id, localRepresentation } of [
    ...dimensionList.dimensions,
    ...attributeList.attributes,
  ]) {
    const list = /Codelist=TINHSO:(\w+)\(/u.exec(localRepresentation.enumeration ?? "")?.[1]
    if (list === undefined) continue
    const used = new Set(lines.map((line) => line.split(",")[columns.indexOf(id) + 3]))
    for (const code of used) expect(lists.get(list)).toContain(code)
  }
})

interface Component {
  readonly id: string
  readonly localRepresentation: { readonly enumeration?: string }
}
interface Structure {
  readonly data: {
    readonly codelists: readonly {
      readonly id: string
      readonly codes: readonly { readonly id: string }[]
    }[]
    readonly dataStructures: readonly {
      readonly dataStructureComponents: {
        readonly dimensionList: {
          readonly dimensions: readonly Component[]
          readonly timeDimension: { readonly id: string }
        }
        readonly measureList: { readonly measures: readonly Component[] }
        readonly attributeList: { readonly attributes: readonly Component[] }
      }
    }[]
  }
}
