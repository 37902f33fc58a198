import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Context, OPERATOR } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { importDhis2 } from "./import-service.ts"
import { exampleValues, writeExample } from "./testing/example.ts"

let db: Database
let ctx: Context
let folder: string
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db)
  folder = await mkdtemp(join(tmpdir(), "tinhso-dhis2-files-"))
  await loadShippedUnits(ctx)
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

const run = (files: { readonly metadata: string; readonly values: string | null }) =>
  importDhis2(ctx, { map: null, ...files }, { commit: false, actor: OPERATOR })

test("values as CSV and as XML are the same as those as JSON", async () => {
  const values = exampleValues().slice(0, 30)
  const files = await writeExample(folder, { values })
  const csv = join(folder, "values.csv")
  const header =
    "dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,storedby,lastupdated,comment,followup,deleted"
  const row = (value: (typeof values)[number]) =>
    [
      value.dataElement,
      value.period,
      value.orgUnit,
      value.categoryOptionCombo,
      value.attributeOptionCombo,
      value.value,
      "an",
      "2025-11-01",
      "",
      "false",
      "null",
    ].join(",")
  await writeFile(csv, [header, ...values.map(row)].join("\n"))
  const xml = join(folder, "values.xml")
  const element = (value: (typeof values)[number]) =>
    `<dataValue ${Object.entries(value)
      .map(([name, text]) => `${name}="${text}"`)
      .join(" ")} storedBy='an' followUp="false"/>`
  await writeFile(
    xml,
    `<?xml version="1.0"?>\n<dataValueSet xmlns="http://dhis2.org/schema/dxf/2.0">${values.map(element).join("")}</dataValueSet>`,
  )
  const drafts = async (path: string) =>
    (await run({ metadata: files.metadata, values: path })).plan.drafts.map(
      ({ draft: { place: _place, ...draft } }) => draft,
    )

  expect(await drafts(csv)).toEqual(await drafts(files.values))
  expect(await drafts(xml)).toEqual(await drafts(files.values))
})

test.each([
  ["not JSON", "{", "không phải JSON"],
  ["a list", "[]", "phải là một đối tượng JSON"],
  ["without data elements", "{}", "không có phần tử dữ liệu nào"],
  ["an element without id", '{"dataElements":[{"name":"x"}]}', "/dataElements/0"],
  ["the same id twice", '{"dataElements":[{"id":"a"},{"id":"a"}]}', "mã a có hai lần"],
])("metadata that is %s is refused", async (_what, text, why) => {
  const metadata = join(folder, "wrong.json")
  await writeFile(metadata, text)

  await expect(run({ metadata, values: null })).rejects.toThrow(why)
})

test.each([
  ["an entity", '<!DOCTYPE x [<!ENTITY a "b">]><dataValueSet/>', "DOCTYPE hoặc ENTITY"],
  ["another document", "<html></html>", "phải là <dataValueSet>"],
  ["broken markup", '<dataValueSet><dataValue value="1" </dataValueSet>', "XML không đúng cú pháp"],
])("XML with %s is refused", async (_what, text, why) => {
  const { metadata } = await writeExample(folder)
  const values = join(folder, "wrong.xml")
  await writeFile(values, text)

  await expect(run({ metadata, values })).rejects.toThrow(why)
})
