import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import { saveIndicators } from "../../definitions/service.ts"
import type { DiffRow, ReleaseDraft } from "../model.ts"
import { type DiffAsked, diffReleases } from "../service/diff-service.ts"
import { getRelease } from "../service/releases-service.ts"
import { cell, COMMUNES, openReleaseWorld, type ReleaseWorld } from "../testing/world.ts"

let world: ReleaseWorld
const [A, B, C] = COMMUNES
const PUBLIC = { staff: false, id: null }

beforeAll(async () => {
  world = await openReleaseWorld()
  await world.save([
    cell("tổng_hộ", A, 1000),
    cell("hộ_có_cáp_quang", A, 900),
    cell("tổng_hộ", B, 3000),
    cell("hộ_có_cáp_quang", B, 1500),
  ])
  await release("2025-q4")
})
afterAll(() => world.close())

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
