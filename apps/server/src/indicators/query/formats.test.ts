import { tableFromIPC } from "@uwdata/flechette"
import { parse } from "csv-parse/sync"
import fc from "fast-check"
import { expect, test } from "vitest"
import { Value } from "typebox/value"
import { answerArrow } from "./answer-arrow.ts"
import { answerJson } from "./answer-json.ts"
import { QueryTable } from "./model.ts"
import { rowsCsv } from "./rows-csv.ts"
import { rowsOf } from "./rows.ts"
import type { Columns, Series } from "./columns.ts"

const about = {
  view: "reported",
  stage: "published",
  asOf: null,
  indicators: [
    { code: "tỷ_lệ", nameVi: "Tỷ lệ “hộ”", nameEn: "Share", unitOfMeasure: "%", formula: "a / b" },
  ],
} as const

const one = fc.record({
  value: fc.oneof(fc.double(), fc.constantFrom(Number.NaN, 0, -0, 1e-9, 1e21, 70 / 3)),
  status: fc.nat(4),
  reported: fc.nat(400),
})
const series = fc
  .record({
    indicator: fc.constantFrom("tỷ_lệ", "tổng_hộ"),
    period: fc.constantFrom("2024-Q4", "2025"),
    breakdown: fc.constantFrom("", 'giới="nữ"\\', "sex=nữ"),
    units: fc.uniqueArray(fc.constantFrom("22", "24.2025", "06652.2025", "22.STTTT"), {
      maxLength: 4,
    }),
    names: fc.array(fc.string({ unit: "grapheme", maxLength: 12 }), {
      minLength: 4,
      maxLength: 4,
    }),
    cells: fc.array(one, { minLength: 4, maxLength: 4 }),
  })
  .map(({ units: ids, names, cells, ...named }): Series => {
    const cut = cells.slice(0, ids.length)
    const column = {
      values: Float64Array.from(cut, ({ value }) => (Number.isFinite(value) ? value : Number.NaN)),
      statuses: Uint8Array.from(cut, ({ status }) => status),
      reported: Int32Array.from(cut, ({ reported }) => reported),
      expected: Int32Array.from(cut, ({ reported }) => reported + 1),
    }
    return { ...named, units: { ids, names: names.slice(0, ids.length) }, column }
  })
const answers = fc
  .array(series, { maxLength: 4 })
  .map((all): Columns => ({ ...about, indicators: [...about.indicators], series: all }))

const plain = (value: number | null) => (value === null ? null : value + 0)

test("the JSON that is put together by hand is what its schema says, row for row", () => {
  fc.assert(
    fc.property(answers, (answer) => {
      const table = Value.Parse(QueryTable, JSON.parse(answerJson(answer).toString("utf8")))
      const rows = [...rowsOf(answer.series)].map(
        ({ unitName: _name, estimated: _estimated, ...row }) => ({
          ...row,
          value: plain(row.value),
        }),
      )

      expect(table.rows).toEqual(rows)
      expect(table).toMatchObject(about)
      expect(new Set(table.units.map(({ id }) => id))).toEqual(
        new Set(rows.map(({ unit }) => unit)),
      )
      expect(table.units.length).toBe(new Set(rows.map(({ unit }) => unit)).size)
    }),
  )
})

const renamed = (name: string): Series => ({
  indicator: "a",
  period: "2024",
  breakdown: "",
  units: { ids: ["22"], names: [name] },
  column: {
    values: Float64Array.of(1),
    statuses: Uint8Array.of(0),
    reported: Int32Array.of(1),
    expected: Int32Array.of(1),
  },
})

test("a unit that was renamed between the days asked about has its latest name in JSON", () => {
  const answer = { ...about, indicators: [], series: [renamed("Tên cũ"), renamed("Tên mới")] }

  expect(JSON.parse(answerJson(answer).toString())).toMatchObject({
    units: [{ id: "22", name: "Tên mới" }],
  })
})

test("an Arrow stream reads back as the rows, and says what it is about", () => {
  fc.assert(
    fc.property(answers, (answer) => {
      const table = tableFromIPC(answerArrow(answer))
      const rows = [...rowsOf(answer.series)].map(({ unitName, ...row }) => ({
        ...row,
        unit_name: unitName,
      }))

      expect(table.toArray().map((row) => ({ ...row }))).toEqual(rows)
      expect(JSON.parse(table.schema.metadata?.get("tinhso") ?? "")).toEqual({
        ...about,
        indicators: [...about.indicators],
      })
    }),
  )
})

test("CSV says the same, with an empty field where there is no value", () => {
  fc.assert(
    fc.property(answers, (answer) => {
      const lines: unknown = parse([...rowsCsv(rowsOf(answer.series))].join("\n"), {
        columns: true,
        relax_column_count: false,
      })

      expect(lines).toEqual(
        [...rowsOf(answer.series)].map((row) =>
          expect.objectContaining({
            unit: row.unit,
            value: row.value === null ? "" : String(row.value),
            expected: String(row.expected),
          }),
        ),
      )
    }),
  )
})
