import { createHash } from "node:crypto"
import { createReadStream, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { AntennaPattern } from "@tinhso/propagation"
import type { Lattice } from "@tinhso/terrain"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import type { Sidecar } from "../../output/sidecar.ts"
import { geotiff } from "../../raster/geotiff.ts"
import type { Station } from "../../stations/station.ts"
import { StationsOrigin } from "../model.ts"

/** Names of the files that a run writes beside its pictures. */
export const INPUTS = "inputs.json"
export const GROUND = "ground.tif"
/** What stands on the ground, where that was asked for. */
export const CLUTTER = "clutter.tif"

/** What stands in the ground's picture where nothing is known. */
export const NO_GROUND = -9999

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const Cut = Type.Object({ angle: Type.Array(Type.Number()), loss: Type.Array(Type.Number()) })

const KeptPattern = Type.Object({
  name: Type.String(),
  gain: Nullable(Type.Number()),
  frequency: Nullable(Type.Number()),
  electricalTilt: Type.Number(),
  horizontal: Cut,
  vertical: Cut,
})

const KeptStation = Type.Object({
  id: Type.String(),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  lon: Type.Number({ minimum: -180, maximum: 180 }),
  height: Type.Number(),
  frequency: Type.Number({ exclusiveMinimum: 0 }),
  power: Type.Number(),
  technology: Type.String(),
  operator: Type.String(),
  gain: Type.Number(),
  feederLoss: Type.Number(),
  azimuths: Type.Array(Type.Number()),
  beamwidth: Type.Number(),
  mechanicalTilt: Type.Number(),
  electricalTilt: Type.Number(),
  /** Position in `patterns`. */
  pattern: Nullable(Type.Integer({ minimum: 0 })),
  mast: Nullable(Type.String()),
})

/** What a run was computed from: enough to ask its stations again over its ground. */
const RunInputs = Type.Object({
  format: Type.Literal(1),
  origin: StationsOrigin,
  /** In the order of `stations` in coverage.json. */
  stations: Type.Array(KeptStation),
  patterns: Type.Array(KeptPattern),
  /** Where the samples of the ground lie; heights are in ground.tif. */
  lattice: Type.Object({
    west: Type.Number(),
    north: Type.Number(),
    stepX: Type.Number({ exclusiveMinimum: 0 }),
    stepY: Type.Number({ exclusiveMinimum: 0 }),
    columns: Type.Integer({ minimum: 2 }),
    rows: Type.Integer({ minimum: 2 }),
  }),
  /** SHA-256 of every other file of the run, by its name. */
  files: Type.Record(Type.String(), Type.String({ pattern: "^[0-9a-f]{64}$" })),
})
export type RunInputs = Static<typeof RunInputs>

export const isRunInputs = (value: unknown): value is RunInputs => Value.Check(RunInputs, value)

/** Everything that `exportInputs` writes down. */
export interface InputsToKeep {
  readonly folder: string
  readonly sidecar: Sidecar
  readonly stations: readonly Station[]
  readonly lattice: Lattice
  readonly origin: StationsOrigin
}

/** Writes stations and ground beside the pictures, and the hash of every file. */
export async function exportInputs(kept: InputsToKeep): Promise<void> {
  const { folder, sidecar, stations, lattice, origin } = kept
  const { cover } = lattice
  const ground = { [GROUND]: lattice, ...(cover === undefined ? {} : { [CLUTTER]: cover }) }
  for (const [name, heights] of Object.entries(ground)) {
    const title = name === GROUND ? "Độ cao đã dùng (ground as used)" : "Lớp phủ đã dùng (clutter)"
    writeFileSync(join(folder, name), heightsPicture(heights, title))
  }
  const pictures = sidecar.layers.flatMap((layer) => Object.values(layer.files))
  const names = [...pictures, ...Object.keys(ground)]
  const files: Record<string, string> = {}
  for (const name of ["coverage.json", ...names]) files[name] = await hashOfFile(join(folder, name))
  const { west, north, stepX, stepY, columns, rows } = lattice
  const inputs: RunInputs = {
    format: 1,
    origin,
    ...packedStations(stations),
    lattice: { west, north, stepX, stepY, columns, rows },
    files,
  }
  writeFileSync(join(folder, INPUTS), JSON.stringify(inputs))
}

/** Takes away what another run left under these names. */
export function removeInputs(folder: string): void {
  for (const name of [INPUTS, GROUND, CLUTTER]) rmSync(join(folder, name), { force: true })
}

/** Heights as a GeoTIFF: a sample is the middle of its pixel. */
function heightsPicture(lattice: Omit<Lattice, "cover">, title: string): Buffer {
  const { west, north, stepX, stepY, columns, rows, heights } = lattice
  const values = heights.some(Number.isNaN)
    ? heights.map((height) => (Number.isNaN(height) ? NO_GROUND : height))
    : heights
  const frame = { west: west - stepX / 2, north: north + stepY / 2, stepX, stepY, columns, rows }
  return geotiff({ ...frame, values, nothing: NO_GROUND }, { title, unit: "m" })
}

/** Stations with their patterns written once. */
export function packedStations(
  stations: readonly Station[],
): Pick<RunInputs, "stations" | "patterns"> {
  const known = new Map<AntennaPattern, number>()
  const kept = stations.map(({ pattern, azimuths, ...station }) => {
    if (pattern !== null && !known.has(pattern)) known.set(pattern, known.size)
    const at = pattern === null ? null : (known.get(pattern) ?? null)
    return { ...station, azimuths: [...azimuths], pattern: at }
  })
  return { stations: kept, patterns: [...known.keys()].map(plainPattern) }
}

const plainPattern = ({ horizontal, vertical, ...about }: AntennaPattern) => ({
  ...about,
  horizontal: { angle: [...horizontal.angle], loss: [...horizontal.loss] },
  vertical: { angle: [...vertical.angle], loss: [...vertical.loss] },
})

/** The stations as the engine takes them. */
export function stationsOf({
  stations,
  patterns,
}: Pick<RunInputs, "stations" | "patterns">): Station[] {
  const whole = patterns.map(({ horizontal, vertical, ...about }): AntennaPattern => ({
    ...about,
    horizontal: cutOf(horizontal),
    vertical: cutOf(vertical),
  }))
  return stations.map((station) => ({
    ...station,
    pattern: station.pattern === null ? null : (whole[station.pattern] ?? null),
  }))
}

const cutOf = ({ angle, loss }: Static<typeof Cut>) => ({
  angle: Float64Array.from(angle),
  loss: Float64Array.from(loss),
})

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(createReadStream(path), hash)
  return hash.digest("hex")
}
