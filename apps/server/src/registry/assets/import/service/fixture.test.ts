import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../../platform/context.ts"
import { openTestDatabase, testContext } from "../../../../testing/database.ts"
import { loadShippedUnits } from "../../../service/units-service.ts"
import { readAssets } from "../../service/read-service.ts"
import { importFile } from "./file-service.ts"

const FILE = fileURLToPath(
  new URL("../../../../../../../../shared/fixtures/bts_messy_synthetic.xlsx", import.meta.url),
)

const db = await openTestDatabase()
const ctx = testContext(db)
beforeAll(() => loadShippedUnits(ctx))
afterAll(() => db.close())

const options = { actor: OPERATOR, day: "2024-06-30" }

test.skipIf(!existsSync(FILE))(
  "the messy workbook comes in as it is, every row understood (needs ../shared)",
  async () => {
    const report = await importFile(ctx, FILE, { ...options, commit: true })

    expect(report.counts).toMatchObject({
      rows: 47,
      propose: 40,
      refuse: 0,
      assets: { add: 164, change: 0, same: 0 },
    })
    expect(report.rows.filter(({ unit, state }) => state === "propose" && unit === null)).toEqual(
      [],
    )
    const masts = await readAssets(ctx, { kinds: ["mast"], on: "2024-06-30" })
    expect(masts).toHaveLength(40)
    const third = masts.find(({ name }) => name === "BKN-ĐX003")
    expect(third).toMatchObject({
      longitude: expect.closeTo(106.006165, 5),
      latitude: expect.closeTo(22.209063, 5),
      attributes: { height: 42 },
    })
  },
)

test.skipIf(!existsSync(FILE))(
  "a sum that is not the number of rows is said (needs ../shared)",
  async () => {
    const report = await importFile(ctx, FILE, { ...options, commit: false })

    expect(report.rows.find(({ what }) => what === "total")).toMatchObject({
      row: 51,
      state: "skip",
      told: ["dòng tổng ghi 1.596 nhưng đọc được 40 dòng dữ liệu phía trên"],
    })
  },
)

test.skipIf(!existsSync(FILE))(
  "the same workbook again changes nothing (needs ../shared)",
  async () => {
    const report = await importFile(ctx, FILE, { ...options, commit: true })

    expect(report.counts.assets).toEqual({ add: 0, change: 0, same: 164 })
    expect(report.act).toBeNull()
  },
)
