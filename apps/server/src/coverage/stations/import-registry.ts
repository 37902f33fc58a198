import { createHash } from "node:crypto"
import type { AntennaPattern } from "@tinhso/propagation"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import { readAssets } from "../../registry/index.ts"
import { badStations, noStations } from "../errors.ts"
import { patternsIn, type ReadStations } from "./import-stations.ts"
import { type CellFault, rowReader } from "./row-reader.ts"
import type { Station } from "./station.ts"
import { FREQUENCIES, stationOf } from "./station-of.ts"

type Asset = Awaited<ReturnType<typeof readAssets>>[number]

const NAME = "sổ đăng ký hạ tầng (registry)"

/** Which stations of the registry are wanted; without a word all of them, as they stand today. */
export interface RegistryAsked {
  /** Of this unit and of units below it. */
  readonly unit?: string | undefined
  readonly day?: string | undefined
  readonly technologies?: readonly string[] | undefined
  readonly operators?: readonly string[] | undefined
  /** Where the files of antenna patterns lie that stations name; without it none of them is found. */
  readonly patterns?: string | undefined
}

/**
 * Reads the base stations in use from the registry, as it stood on a day. A station whose place, height,
 * frequency or power nobody entered cannot be computed: it is refused by its number and attribute, or
 * left out with `skipBad`.
 */
export async function readRegistryStations(
  ctx: Context,
  model: keyof typeof FREQUENCIES,
  skipBad: boolean,
  { unit, day = dayInVietnam(ctx.now()), technologies, operators, patterns }: RegistryAsked = {},
): Promise<ReadStations> {
  const inUse = { kinds: ["base-station"], states: ["active"] } as const
  const assets = (await readAssets(ctx, { ...inUse, on: day, unit })).filter(
    ({ attributes }) =>
      isAmong(technologies, attributes["technology"]) && isAmong(operators, attributes["operator"]),
  )
  const stations: Station[] = []
  const faults: CellFault[] = []
  let illustrative = 0
  const rows = assets.map((asset) => cellsOf(asset))
  const known = await patternsNamed(patterns, rows)
  for (const [i, asset] of assets.entries()) {
    const cells = rows[i]!
    const reader = rowReader(i + 1, (column) => cells[column] ?? "", `trạm ${asset.id}`)
    const station = stationOf(reader, FREQUENCIES[model], known)
    faults.push(...reader.faults)
    if (reader.faults.length > 0) continue
    stations.push(station)
    if (asset.illustrative) illustrative++
  }
  if (faults.length > 0 && !skipBad) throw badStations(NAME, faults)
  if (stations.length === 0) throw noStations(NAME)
  const sha256 = createHash("sha256").update(JSON.stringify(stations)).digest("hex")
  const act = assets.reduce((last, { version }) => Math.max(last, version), 0)
  const registry = { day, unit: unit ?? null, act }
  return { stations, faults, sha256, name: NAME, illustrative, registry }
}

const isAmong = (wanted: readonly string[] | undefined, value: unknown): boolean =>
  wanted === undefined || wanted.some((one) => one === value)

const WHERE = "thêm --patterns THƯ-MỤC, hay đặt TINHSO_ANTENNA_PATTERNS (where do patterns lie?)"
const PLAIN_NAME = /^[^/\\\0]+$/u

type Cells = Readonly<Record<string, string>>

async function patternsNamed(
  directory: string | undefined,
  rows: readonly Cells[],
): Promise<ReadonlyMap<string, AntennaPattern | string>> {
  const names = rows.map(({ pattern = "" }) => pattern)
  if (directory === undefined) {
    return new Map(names.map((name) => [name, WHERE]))
  }
  // Whoever writes records must not choose which files of this machine are read.
  const plain = names.filter((name) => PLAIN_NAME.test(name))
  const known = await patternsIn(directory, plain)
  for (const name of names) {
    if (!PLAIN_NAME.test(name))
      known.set(name, "cần tên tệp, không có đường dẫn (a plain file name)")
  }
  return known
}

/** A record as the columns of a table of stations. */
function cellsOf({ id, latitude, longitude, attributes }: Asset): Cells {
  const text = (code: string) => {
    const value = attributes[code]
    return Array.isArray(value) ? value.join("/") : String(value ?? "")
  }
  return {
    id,
    lat: String(latitude ?? ""),
    lon: String(longitude ?? ""),
    height_m: text("antenna_height"),
    frequency_mhz: text("frequency_mhz"),
    power_dbm: text("power_dbm"),
    technology: text("technology"),
    operator: text("operator"),
    azimuth: text("azimuths"),
    tilt: text("tilt"),
    electrical_tilt: text("electrical_tilt"),
    gain: text("gain_dbi"),
    feeder_loss: text("feeder_loss_db"),
    beamwidth: text("beamwidth"),
    pattern: text("antenna_pattern"),
    mast: text("mast"),
  }
}
