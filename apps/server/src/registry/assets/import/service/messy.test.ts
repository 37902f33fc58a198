import { metresBetween } from "@tinhso/places"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../../platform/context.ts"
import { openTestDatabase, testContext } from "../../../../testing/database.ts"
import { loadShippedUnits } from "../../../service/units-service.ts"
import type { ImportRow } from "../model.ts"
import { messyWorkbook } from "../testing/messy.ts"
import type { PutIn } from "../testing/messy-model.ts"
import { importFile } from "./file-service.ts"

const folder = mkdtempSync(join(tmpdir(), "tinhso-messy-"))
const db = await openTestDatabase()
const ctx = testContext(db)
beforeAll(() => loadShippedUnits(ctx))
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const SEEDS = Array.from({ length: Number(process.env["MESSY_SEEDS"] ?? 12) }, (_one, at) => at + 1)

const stationsOf = ({ assets }: ImportRow) =>
  assets
    .filter(({ kind }) => kind === "base-station")
    .map(({ attributes }) =>
      [attributes["technology"], attributes["operator"]]
        .filter((one) => one !== undefined)
        .join(" "),
    )
    .toSorted()

/** What differs between what was put into a row and what came out; empty where nothing does. */
function differences(put: PutIn, row: ImportRow | undefined): string[] {
  if (row === undefined) return ["the row is missing"]
  if (put.wrong !== null) return row.state === "refuse" ? [] : [`taken although ${put.wrong}`]
  if (row.state !== "propose") return row.problems.map(({ vi }) => `refused: ${vi}`)
  return [...wrongPlace(put, row), ...wrongAssets(put, row)]
}

function wrongPlace(put: PutIn, row: ImportRow): string[] {
  const wrong: string[] = []
  const place = { longitude: row.longitude ?? 0, latitude: row.latitude ?? 0 }
  const away = metresBetween(place, put)
  if (away > put.within) wrong.push(`${Math.round(away)} m away`)
  if (row.unitName !== put.commune) wrong.push(`unit ${row.unitName}`)
  return wrong
}

function wrongAssets(put: PutIn, row: ImportRow): string[] {
  const wrong: string[] = []
  const mast = row.assets.find(({ kind }) => kind === "mast")?.attributes ?? {}
  if (mast["height"] !== put.height) wrong.push(`height ${String(mast["height"])}`)
  const days = row.assets.map(({ attributes }) => attributes["commissioned"])
  if (!days.includes(put.commissioned)) wrong.push(`commissioned ${days.join(",")}`)
  const stations = stationsOf(row)
  if (stations.join(",") !== put.stations.toSorted().join(","))
    wrong.push(`stations ${stations.join(",")}`)
  return wrong
}

test.each(SEEDS)(
  "workbook %i comes out as it was put in, and what nobody can know is not taken",
  async (seed) => {
    const { bytes, put } = messyWorkbook(seed, 24)
    const path = join(folder, `bts-${seed}.xlsx`)
    writeFileSync(path, bytes)

    const report = await importFile(ctx, path, {
      actor: OPERATOR,
      commit: false,
      day: "2024-06-30",
    })

    const byRow = new Map(report.rows.map((row) => [row.row, row]))
    const wrong = put.flatMap((one) =>
      differences(one, byRow.get(one.row)).map((what) => `row ${one.row} (${one.name}): ${what}`),
    )
    expect(wrong).toEqual([])
    expect(report.rows.filter(({ what }) => what === "data")).toHaveLength(put.length)
  },
)
