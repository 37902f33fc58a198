import { allMigrations } from "../../apps/server/src/migrations.ts"
import { type Context, OPERATOR } from "../../apps/server/src/platform/context.ts"
import { openEmbedded } from "../../apps/server/src/platform/embedded.ts"
import { silentLog } from "../../apps/server/src/platform/log.ts"
import { migrate, postgresTarget } from "../../apps/server/src/platform/migrations.ts"
import { settingsFrom } from "../../apps/server/src/platform/settings.ts"
import { loadShippedUnits, saveAssets, unitsOn } from "../../apps/server/src/registry/index.ts"
import { note } from "./report.ts"

const ASSETS = 100_000
export const SIZE = "100 000 assets"
export const DAY = "2026-01-01"
export const SOURCE = { kind: "form" } as const
/** Saved at once. */
const BATCH = 20_000

/** A fraction that wanders over 0 … 1 without repeating itself. */
export const spread = (n: number, step: number) => (n * step) % 1

/** Somewhere in three provinces. */
export const placeOf = (n: number): [number, number] => [
  105.6 + spread(n, 0.618_034) * 2.4,
  20.7 + spread(n, 0.754_877) * 1.2,
]

/** A fifth masts, the rest stations of four technologies by four operators. */
export function draftOf(n: number, unit: string, place: readonly number[] = placeOf(n)) {
  const shared = {
    unit,
    from: DAY,
    codes: [{ scheme: "BENCH", code: `B-${n}` }],
    geometry: { type: "Point" as const, coordinates: [...place] },
  }
  if (n % 5 === 0) {
    const attributes = { class: "A2b", height: 24 + (n % 30) }
    return { ...shared, kind: "mast", name: `Cột số ${n}`, attributes }
  }
  const attributes = {
    technology: ["2G", "3G", "4G", "5G"][n % 4] ?? "4G",
    operator: ["452-01", "452-02", "452-04", "452-05"][(n >> 2) % 4] ?? "452-04",
    frequency_mhz: 1800,
    power_dbm: 43,
  }
  return { ...shared, kind: "base-station", name: `Trạm số ${n}`, attributes }
}

type Draft = Parameters<typeof saveAssets>[1][number]

const now = () => new Date("2026-07-01T00:00:00Z")

/** Opens the database of a folder. */
export async function openRegister(folder: string) {
  const settings = settingsFrom({ TINHSO_DATA: folder }, "/")
  const db = await openEmbedded(`${folder}/postgres`)
  const ctx: Context = { db, now, log: silentLog, settings }
  return { db, ctx }
}

/** Records as many assets as a register of three provinces has; the seconds that each batch took. */
export async function recordAssets(
  folder: string,
  make: (n: number, unit: string) => Draft,
): Promise<number[]> {
  const { db, ctx } = await openRegister(folder)
  await migrate(postgresTarget(db, ctx.now), await allMigrations())
  await loadShippedUnits(ctx)
  note("recording assets …")
  const communes = (await unitsOn(db, "commune", DAY)).map(({ id }) => id)
  const seconds: number[] = []
  for (let first = 0; first < ASSETS; first += BATCH) {
    const begun = performance.now()
    const drafts = Array.from({ length: BATCH }, (_one, i) =>
      make(first + i, communes[(first + i) % communes.length] ?? ""),
    )
    const saved = await saveAssets(ctx, drafts, { source: SOURCE, actor: OPERATOR })
    if (saved.counts.add !== BATCH) throw new Error(JSON.stringify(saved.outcomes[0]))
    seconds.push((performance.now() - begun) / 1000)
  }
  await db.close()
  return seconds
}

/** How long something took, again and again, once it has warmed up; milliseconds. */
export async function timed(
  count: number,
  work: (i: number) => Promise<void>,
  warmUp = 20,
): Promise<number[]> {
  const values: number[] = []
  for (let i = -warmUp; i < count; i++) {
    const from = performance.now()
    await work(i + warmUp)
    if (i >= 0) values.push(performance.now() - from)
  }
  return values
}
