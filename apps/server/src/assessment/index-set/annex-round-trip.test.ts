import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { utils } from "@e965/xlsx"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type WorkbookCell, workbookStream } from "../../platform/workbook/index.ts"
import type { Criterion, IndexSet } from "../model.ts"
import { figure, group, indexSet, row } from "../testing/index-set.ts"
import { annexSheets } from "./export-annex.ts"
import { annexIn, indexFrom, readAnnexFile } from "./import-annex.ts"

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "tinhso-annex-"))))
afterAll(() => rm(folder, { recursive: true }))

const SAID = { id: "", decision: "", level: "commune", source: "" } as const

async function throughFile(index: IndexSet): Promise<IndexSet> {
  const path = join(folder, "qua-lai.xlsx")
  const at = new Date("2026-11-22T00:00:00Z")
  await pipeline(workbookStream(annexSheets(index), at), createWriteStream(path))
  return indexFrom(await readAnnexFile(path, {}), SAID)
}

test("an index with every kind of row comes back from its annex as it was", async () => {
  const index = indexSet(
    [
      group("DTI", 40, { name: "Toàn bộ" }),
      group("G1", 30, { parent: "DTI", name: "Nền tảng", ruleWords: "2 chỉ số thành phần" }),
      group("1", 30, { parent: "G1" }),
      row("1.1", {
        ruleWords: "≥4 lần: 10; 3 lần: 5; còn lại: 0",
        rule: "tier(họp; 4,10; 3,5)",
        figures: [{ name: "họp", label: "số cuộc | họp", unit: "lần", indicator: null }],
        coVerifier: "Công an tỉnh",
        notApplicable: "rescaled",
        evidence: "required",
        note: "Dòng một\ndòng hai",
      }),
      row("1.2", {
        maxPoints: 20,
        rule: "a / b * điểm_tối_đa",
        figures: [figure("a"), { ...figure("b", "hộ"), indicator: "tổng_hộ" }],
      }),
      row("1.*", { kind: "gap", maxPoints: null, name: "8 chỉ số còn thiếu" }),
      row("7", { parent: "DTI", maxPoints: 10 }),
      row("8", { kind: "information", parent: "DTI", maxPoints: null }),
      row("9", { kind: "unscored", parent: null, maxPoints: null }),
    ],
    {
      maxPoints: 40,
      pillars: [{ code: "P1", name: "Trụ cột", members: ["1", "7"] }],
      gaps: "Thiếu 8 chỉ số",
      nameEn: "",
      validTo: null,
    },
  )
  expect(await throughFile(index)).toEqual(index)
})

const words = fc
  .string({ unit: fc.constantFrom(..."aăâbdđeêghikoôơưnx ,.;:/%()0123456789\"'=<>&|\\".split("")) })
  .map((text) => text.trim())

const someIndex = fc
  .array(
    fc.record({
      depth: fc.integer({ min: 0, max: 3 }),
      name: words,
      ruleWords: words,
      note: words,
      dataSource: words,
      points: fc.option(fc.integer({ min: 0, max: 40_000 }).map((ticks) => ticks / 100)),
      evidence: fc.constantFrom("required" as const, "optional" as const, "none" as const),
      notApplicable: fc.constantFrom("refused" as const, "full" as const, "excluded" as const),
      label: words,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) => {
    const counts: number[] = []
    const criteria = drafts.map(({ depth: wanted, label, points, ...draft }): Criterion => {
      const depth = Math.min(wanted, counts.length)
      counts.length = depth + 1
      counts[depth] = (counts[depth] ?? 0) + 1
      const code = counts.slice(0, depth + 1).join(".")
      const figures = [{ name: "a", label, unit: "", indicator: null }]
      return row(code, { ...draft, name: draft.name || "Tên", maxPoints: points, figures })
    })
    const parents = new Set(criteria.map(({ parent }) => parent))
    return indexSet(
      criteria.map((one) =>
        parents.has(one.code) ? { ...one, kind: "group" as const, figures: [] } : one,
      ),
    )
  })

/** What a reader finds in a cell that was written. */
function seen(cell: WorkbookCell): string {
  if (cell === null) return ""
  if (typeof cell === "object") return "heading" in cell ? cell.heading : ""
  return String(cell)
}

/** The sheets as a reader of workbooks would find them, without writing a file. */
function lying(index: IndexSet) {
  return annexSheets(index).map(({ name, rows, merges = [] }) => ({
    name,
    hidden: false,
    merges: merges.map((span) => {
      const { s, e } = utils.decode_range(span)
      return { top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c }
    }),
    rows: [...rows].map((cells, at) => {
      const texts = cells.map(seen)
      const kinds = cells.map((cell) => (typeof cell === "number" ? "n" : "t")).join("")
      return { row: at + 1, hidden: false, texts, kinds }
    }),
  }))
}

test("any index comes back from its annex as it was", () => {
  fc.assert(
    fc.property(someIndex, (index) => {
      expect(indexFrom(annexIn(lying(index), {}), SAID)).toEqual(index)
    }),
    { numRuns: 300, seed: 20_261_122 },
  )
})
