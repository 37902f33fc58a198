import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../platform/context.ts"
import { rawSql } from "../../platform/sql.ts"
import { saveIndicators } from "../definitions/service.ts"
import { diffReleases } from "./service/diff-service.ts"
import { type Format, releaseFile } from "./service/files-service.ts"
import { verifyReleases } from "./service/verify-service.ts"
import { cell, COMMUNES, DRAFT, openReleaseWorld, type ReleaseWorld } from "./testing/world.ts"

let world: ReleaseWorld
let sealed: readonly string[]
let made = 0
let explained = 0
const STAFF = { staff: true, id: null }
const FORMATS: readonly Format[] = ["csv", "json", "xlsx", "meta.json"]
const CONTENTS = {
  ...DRAFT,
  indicators: `${DRAFT.indicators},hạng_cáp_quang,trạm_bts`,
  units: `${COMMUNES.join(",")},22`,
  periods: "2025-Q4,2025",
  breakdowns: "technology",
}

beforeAll(async () => {
  world = await openReleaseWorld()
  await world.save(
    COMMUNES.flatMap((unit, i) => [
      cell("tổng_hộ", unit, 1000 * (i + 1)),
      cell("hộ_có_cáp_quang", unit, 700 * (i + 1)),
      cell("trạm_bts", unit, i + 2, { cut: "technology=4G" }),
    ]),
  )
  await world.prepare({ ...CONTENTS, id: "goc" })
  await world.publish("goc")
  sealed = await bytesOf("goc")
})
afterAll(() => world.close())

async function bytesOf(id: string): Promise<string[]> {
  const files: string[] = []
  for (const format of FORMATS) {
    const pieces: Buffer[] = []
    for await (const piece of (await releaseFile(world.ctx, id, format)).pieces) {
      pieces.push(Buffer.from(piece))
    }
    files.push(Buffer.concat(pieces).toString("base64"))
  }
  return files
}

const value = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 5000 }))
const act = fc.oneof(
  fc.record({
    kind: fc.constant("cell" as const),
    measure: fc.constantFrom("tổng_hộ", "hộ_có_cáp_quang", "cameras"),
    unit: fc.constantFrom(...COMMUNES),
    period: fc.constantFrom("2025-Q4", "2025-Q3", "2025-12"),
    layer: fc.constantFrom("published" as const, "working" as const),
    value,
  }),
  fc.record({
    kind: fc.constant("formula" as const),
    formula: fc.constantFrom(
      "hộ_có_cáp_quang / tổng_hộ * 100",
      "hộ_có_cáp_quang / tổng_hộ * 100 + 1",
      "(tổng_hộ - hộ_có_cáp_quang) / tổng_hộ * 100",
    ),
    validFrom: fc.constantFrom(null, "2025-06-01", "2026-06-01"),
  }),
  fc.record({
    kind: fc.constant("name" as const),
    unit: fc.constantFrom(...COMMUNES, "22"),
    name: fc.constantFrom("Tân Lập", "Hoà Bình", "Phú Quý"),
  }),
  fc.record({
    kind: fc.constant("measure" as const),
    coverage: fc.constantFrom(0, 0.02, 0.8, 1),
  }),
  fc.record({ kind: fc.constant("clock" as const), minutes: fc.integer({ min: -30, max: 90 }) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** Does one thing that could change an answer. */
async function happen(one: Act): Promise<void> {
  switch (one.kind) {
    case "cell":
      return world.save([cell(one.measure, one.unit, one.value, { period: one.period })], one.layer)
    case "formula": {
      const { formula, validFrom } = one
      const words = { nameVi: "Tỷ lệ", nameEn: "Share", definitionVi: "", definitionEn: "" }
      const draft = { code: "tỷ_lệ_hộ_có_cáp_quang", better: "higher", ...words } as const
      await saveIndicators(world.ctx, [{ ...draft, formula, validFrom, document: null }], OPERATOR)
      return
    }
    case "name":
      return run(`update registry.unit_name set name = '${one.name}', full_name = 'Phường ${one.name}'
                  where unit = '${one.unit}'; update registry.revision set token = gen_random_uuid()`)
    case "measure":
      return run(`update indicators.reporting set min_coverage = ${one.coverage};
                  update indicators.revision set number = number + 1`)
    case "clock":
      world.tick(one.minutes)
  }
}

const run = (text: string) => world.db.transaction((tx) => tx.script(rawSql(text).strings[0] ?? ""))

test("whatever happens later, an old release keeps its bytes and verifies, and every difference is explained", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
      for (const one of acts) await happen(one)
      expect(await bytesOf("goc")).toEqual(sealed)

      const id = `sau-${++made}`
      await world.prepare({ ...CONTENTS, id })
      await world.publish(id)
      for (const { problems } of await verifyReleases(world.ctx, null)) expect(problems).toEqual([])
      const diff = await diffReleases(world.ctx, "goc", id, { offset: 0, limit: 200 }, STAFF)
      for (const { before, after, steps, notes, cells, cellsComplete } of diff.rows) {
        explained++
        const causes = [...steps, ...notes].map(({ cause }) => cause)
        expect(causes.length).toBeGreaterThan(0)
        expect(causes).not.toContain("unknown")
        // Steps lead from the one value to the other without a gap.
        const path = [before?.value ?? null, ...steps.map((step) => step.after)]
        expect(path.at(-1)).toBe(
          steps.length === 0 ? (before?.value ?? null) : (after?.value ?? null),
        )
        expect(steps.map((step) => step.before)).toEqual(path.slice(0, -1))
        const found = cells.length > 0 && cellsComplete
        expect([causes.includes("cells"), found]).not.toEqual([true, false])
      }
    }),
    { numRuns: 15 },
  )
  expect(explained).toBeGreaterThan(50)
})
