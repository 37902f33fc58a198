import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { roundReport } from "./facts.ts"
import { agenciesForm } from "./export/form-workbook.ts"
import { type FormMapping, readMapping } from "./form-mapping.ts"
import { formOf, listForms } from "./loader.ts"
import { THREE } from "./testing/source.ts"

const form = (more: Partial<FormMapping> = {}): FormMapping => ({
  id: "thu",
  title: "Biểu thử",
  source: "",
  illustrative: false,
  rows: "agencies",
  columns: [{ title: "Đơn vị", fact: "name" }],
  ...more,
})

test.each([
  ["a fact that is not known", { columns: [{ title: "A", fact: "salary" }] }, "/columns/0/fact"],
  [
    "a fact of criteria in a row an agency",
    { columns: [{ title: "A", fact: "status" }] },
    "/columns/0/fact",
  ],
  [
    "a repeated column in a row a criterion",
    { rows: "criteria", columns: [{ title: "A", fact: "final", each: "criteria" }] },
    "/columns/0/each",
  ],
  ["no columns", { columns: [] }, "/columns"],
] as const)("a form with %s is refused by its place", (_name, more, pointer) => {
  const read = readMapping({ ...form(), ...more })

  expect("wrong" in read ? read.wrong.map((one) => one.pointer) : []).toEqual([pointer])
})

test("a text that is no form at all is refused", () => {
  expect(readMapping(null)).toHaveProperty("wrong")
})

const rowsOf = (mapping: FormMapping) => {
  const [sheet] = agenciesForm(mapping, roundReport(THREE, null), THREE.agencies, "https://so.vn")
  return { titles: sheet?.columns.map(({ title }) => title), rows: [...(sheet?.rows ?? [])] }
}

test("a column may be repeated for every part, pillar or criterion of the index", () => {
  const { titles, rows } = rowsOf(
    form({
      columns: [
        { title: "Đơn vị", fact: "name" },
        { title: "{code} {name}", fact: "part-points", each: "parts" },
        { title: "{code}", fact: "final", each: "criteria" },
      ],
    }),
  )

  expect(titles).toEqual(["Đơn vị", "1 Nhận thức", "2 Tiêu chí 2", "1.1", "1.2", "2.1"])
  expect(rows[2]).toEqual([
    "Xã C",
    { number: 15, decimals: 2 },
    { number: 0, decimals: 2 },
    { number: 5, decimals: 2 },
    { number: 10, decimals: 2 },
    "không áp dụng",
  ])
})

test("values are given with four decimals as indices are published", () => {
  const { rows } = rowsOf(
    form({
      columns: [
        { title: "Nhóm 1", fact: "part-value", each: "parts" },
        { title: "DTI", fact: "value" },
      ],
    }),
  )

  expect(rows[0]).toEqual([
    { number: 0.95, decimals: 4 },
    { number: 0.6, decimals: 4 },
    { number: 25 / 30, decimals: 4 },
  ])
})

test("a form that is an illustration says so in its name and on every printed page", () => {
  const report = roundReport(THREE, null)
  const sheets = agenciesForm(form({ illustrative: true }), report, THREE.agencies, "")

  expect(sheets.map(({ name, mark }) => [name, mark])).toEqual([
    ["Biểu thử (minh họa)", "MINH HỌA – bộ chỉ số chưa có quyết định ban hành"],
    ["Giới thiệu (minh họa)", "MINH HỌA – bộ chỉ số chưa có quyết định ban hành"],
  ])
})

let folder = ""
afterEach(() => rm(folder, { recursive: true, force: true }))

test("a province's own form stands before a shipped one of the same name; a broken one is named", async () => {
  folder = await mkdtemp(join(tmpdir(), "tinhso-forms-"))
  await mkdir(join(folder, "assessment-forms"))
  const lay = (name: string, content: string) =>
    writeFile(join(folder, "assessment-forms", name), content)
  await lay("a.json", JSON.stringify(form({ id: "dti-minh-hoa", title: "Của tỉnh" })))

  expect((await formOf(folder)).title).toBe("Của tỉnh")
  expect((await listForms(folder)).map(({ id }) => id)).toEqual([
    "dti-minh-hoa",
    "bang-cham-cap-xa",
  ])
  await lay("b.json", "{")
  await expect(listForms(folder)).rejects.toThrow("b.json")
})
