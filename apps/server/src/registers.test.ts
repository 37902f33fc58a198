import { existsSync } from "node:fs"
import { expect, test } from "vitest"

import { answerQuery, loadShippedFigures, refreshRegisters } from "./indicators/index.ts"
import { OPERATOR } from "./platform/context.ts"
import { importUnits } from "./registry/service/units-service.ts"
import { REGISTERS } from "./registers.ts"
import { openTestDatabase, testContext } from "./testing/database.ts"

const LISTS = "../shared/units"

test("every query has a code of its own, and feeds a measure of its own", async () => {
  const db = await openTestDatabase()
  const registers = await REGISTERS(db)
  await db.close()
  const codes = registers.map(({ code }) => code)
  const measures = registers.map(({ measure }) => measure.code)

  expect(new Set(codes).size).toBe(codes.length)
  expect(new Set(measures).size).toBe(measures.length)
})

test.skipIf(!existsSync(LISTS))(
  "over the official lists 10 035 and 3 321 commune-level units come out of records (needs ../shared)",
  async () => {
    const db = await openTestDatabase()
    const ctx = testContext(db)
    await importUnits(ctx, LISTS, { commit: true, actor: OPERATOR })
    await loadShippedFigures(ctx)
    await refreshRegisters(ctx, REGISTERS)
    const ask = async (periods: string, view: string) => {
      const asked = { indicators: "số_đơn_vị_cấp_xã", units: "VN", periods, view, asOf: null }
      return (await answerQuery(ctx, asked)).rows[0]?.value
    }

    expect(await ask("2024-12", "reported")).toBe(10_035)
    expect(await ask("2025-06", "reported")).toBe(10_035)
    expect(await ask("2025-07", "reported")).toBe(3321)
    expect(await ask("2024-12", "at:2026-01-01")).toBe(10_035)
    await db.close()
  },
)
