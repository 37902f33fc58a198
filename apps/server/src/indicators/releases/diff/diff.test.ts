import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import { saveIndicators } from "../../definitions/service.ts"
import type { DiffRow, ReleaseDraft } from "../model.ts"
import { exportCsv } from "../../service/export-service.ts"
import { importFigures } from "../../service/import-service.ts"
import { type DiffAsked, diffReleases } from "../service/diff-service.ts"
import { getRelease } from "../service/releases-service.ts"
import { cell, COMMUNES, openReleaseWorld, type ReleaseWorld } from "../testing/world.ts"

let world: ReleaseWorld
let folder: string
const [A, B, C] = COMMUNES
const PUBLIC = { staff: false, id: null }

beforeAll(async () => {
  world = await openReleaseWorld()
  folder = await mkdtemp(join(tmpdir(), "tinhso-diff-"))
  await world.save([
    cell("tổng_hộ", A, 1000),
    cell("hộ_có_cáp_quang", A, 900),
    cell("tổng_hộ", B, 3000),
    cell("hộ_có_cáp_quang", B, 1500),
  ])
  await release("2025-q4")
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

async function release(id: string, draft: Partial<ReleaseDraft> = {}): Promise<void> {
  world.tick(1)
  await world.prepare({ id, ...draft })
  await world.publish(id)
}

const diff = (from: string, to: string, asked: Partial<DiffAsked> = {}) =>
  diffReleases(world.ctx, from, to, { offset: 0, limit: 200, ...asked }, PUBLIC)

const told = ({ indicator, unit, before, after, steps, cells, cellsComplete }: DiffRow) => ({
  what: `${indicator} ${unit}`,
  values: [before?.value, after?.value],
  steps: steps.map(({ cause, effect }) => [cause, effect]),
  cells: cells.map((one) => [
    one.measure,
    one.unit,
    one.before?.value,
    one.after?.value,
    one.effect,
  ]),
  cellsComplete,
})

const fibreLess1 = {
  code: "tỷ_lệ_hộ_có_cáp_quang",
  nameVi: "Tỷ lệ",
  nameEn: "Share",
  better: "higher",
  definitionVi: "",
  definitionEn: "",
  formula: "hộ_có_cáp_quang / tổng_hộ * 100 - 1",
  validFrom: null,
  document: "01/QĐ",
} as const

test("a correction names what it corrects; every changed row is explained, and the effects add up", async () => {
  await world.save([
    cell("hộ_có_cáp_quang", B, 2400),
    cell("tổng_hộ", C, 200),
    cell("hộ_có_cáp_quang", C, 50),
  ])
  await saveIndicators(world.ctx, [fibreLess1], OPERATOR)
  await release("2025-q4-2", { corrects: "2025-q4", reason: "Phường Cao Xanh báo cáo lại" })
  const found = await diff("2025-q4", "2025-q4-2")

  expect((await getRelease(world.ctx, "2025-q4", PUBLIC)).correctedBy?.id).toBe("2025-q4-2")
  expect([found.same, found.changed, found.added, found.removed]).toEqual([2, 4, 0, 0])
  expect(found.rows.map(told)).toEqual([
    {
      what: `tổng_hộ ${C}`,
      values: [null, 200],
      steps: [["cells", null]],
      cells: [["tổng_hộ", C, undefined, 200, null]],
      cellsComplete: true,
    },
    {
      what: `tỷ_lệ_hộ_có_cáp_quang ${A}`,
      values: [90, 89],
      steps: [["formula", -1]],
      cells: [],
      cellsComplete: true,
    },
    {
      what: `tỷ_lệ_hộ_có_cáp_quang ${B}`,
      values: [50, 79],
      steps: [
        ["cells", 30],
        ["formula", -1],
      ],
      cells: [["hộ_có_cáp_quang", B, 1500, 2400, 30]],
      cellsComplete: true,
    },
    {
      what: `tỷ_lệ_hộ_có_cáp_quang ${C}`,
      values: [null, 24],
      steps: [
        ["cells", null],
        ["formula", -1],
      ],
      cells: [
        ["hộ_có_cáp_quang", C, undefined, 50, null],
        ["tổng_hộ", C, undefined, 200, null],
      ],
      cellsComplete: true,
    },
  ])
  expect(found.causes).toEqual([
    { cause: "cells", rows: 3 },
    { cause: "formula", rows: 3 },
  ])
  await expect(world.prepare({ id: "lai", corrects: "2025-q4", reason: "x" })).rejects.toThrow(
    "đã được đính chính bằng “2025-q4-2”",
  )
})

test("what only one release asks for is told as such, in either direction", async () => {
  await release("rong", {
    units: `${A},${B},${C},22`,
    indicators: "tổng_hộ,cameras",
    periods: "2025-Q4",
  })
  const wider = await diff("2025-q4-2", "rong")
  const back = await diff("rong", "2025-q4-2")

  expect([wider.changed, wider.added, wider.removed]).toEqual([0, 5, 3])
  expect([back.changed, back.added, back.removed]).toEqual([0, 3, 5])
  expect(wider.causes).toEqual([{ cause: "contents", rows: 8 }])
  expect(back.causes).toEqual([{ cause: "contents", rows: 8 }])
})

test("a name that changed is the unit's doing, and the value stays", async () => {
  await world.db.transaction((tx) =>
    tx.script(`update registry.unit_name set full_name = 'Phường Đổi Tên' where unit = '${A}';
               update registry.revision set token = 'tên khác'`),
  )
  await release("ten-moi")
  const found = await diff("2025-q4-2", "ten-moi", { unit: A })

  expect(found.rows.map(({ fields, steps }) => [fields, steps])).toEqual([
    [["unitName"], []],
    [["unitName"], []],
  ])
  expect(found.rows[0]?.notes).toEqual([
    { cause: "units", before: "Phường Hà Tu (06652)", after: "Phường Đổi Tên (06652)" },
  ])
})

test("where history is told on another day's units, the view is the cause", async () => {
  await world.save(
    ["24", "27"].map((unit, i) =>
      cell("security_events_high", unit, 10 + i, { period: "2024-Q4" }),
    ),
  )
  const contents = { indicators: "security_events_high", units: "24,24.2025", periods: "2024-Q4" }
  await release("khi-ay", { ...contents, view: "reported" })
  await release("hom-nay", { ...contents, view: "at:2026-01-01" })
  const found = await diff("khi-ay", "hom-nay")

  expect(
    found.rows.map((row) => [row.change, row.unit, row.steps.map(({ cause }) => cause)]),
  ).toEqual([
    ["removed", "24", ["contents"]],
    ["added", "24.2025", ["contents"]],
  ])
  expect(found.rows[1]?.after?.value).toBe(21)
})

test("a figure of a public text that was corrected is told by its versions", async () => {
  const contents = {
    indicators: "bts",
    units: "24",
    periods: "2024",
    view: "reported",
    figures: true,
  }
  await release("van-ban-1", contents)
  const csv = await exportCsv(world.ctx, { asOf: null, history: false })
  const lines = [...csv].filter((line, i) => i === 0 || line.startsWith("bg-03,"))
  const path = join(folder, "sua.csv")
  await writeFile(path, `${lines.join("\n").replace(",3775,", ",3780,")}\n`)
  world.tick(1)
  await importFigures(world.ctx, path, { commit: true, decimal: "point" }, () =>
    Promise.resolve(OPERATOR),
  )
  await release("van-ban-2", contents)
  const found = await diff("van-ban-1", "van-ban-2")

  expect(found.rows.map(({ figure, difference, steps }) => [figure, difference, steps])).toEqual([
    ["bg-03", 5, [{ cause: "figures", before: 3775, after: 3780, effect: 5 }]],
  ])
  expect(found.rows[0]?.notes[0]?.after).toContain("bản 2, ghi lúc")
})

test("the cells of a sum add up to the whole of its step", async () => {
  await release("tong-1", { indicators: "tổng_hộ", units: `${A},${B}`, view: "reported" })
  await world.save([cell("tổng_hộ", A, 1100), cell("tổng_hộ", B, 2990)])
  await release("tong-2", { indicators: "tổng_hộ", units: `${A},${B}`, view: "reported" })
  const { rows } = await diff("tong-1", "tong-2")

  expect(
    rows.map(({ difference, cells }) => [difference, cells.map(({ effect }) => effect)]),
  ).toEqual([
    [100, [100]],
    [-10, [-10]],
  ])
  expect(rows[0]?.cells[0]).toMatchObject({ by: "operator", source: { kind: "form", form: "thử" } })
})
