import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { createLattice, type Lattice, type Place } from "@tinhso/terrain"
import {
  clutterClassesUnknown,
  clutterNotGeotiff,
  clutterTableUnreadable,
  missingClutter,
  saidOfClutter,
} from "../errors.ts"
import { fineness } from "../terrain/frame.ts"
import { touches } from "../terrain/mosaic.ts"
import { needed } from "../terrain/needed-samples.ts"
import { closeSources, openSources } from "../terrain/open-sources.ts"
import type { TerrainSource } from "../terrain/source.ts"
import { clutterTableFault, heightsOf, isClutterTable, type ClutterTable } from "./clutter-table.ts"
import { nearestSamples } from "./nearest-samples.ts"

const SHIPPED = new URL("../../../../../data/clutter-classes.json", import.meta.url)

/** Land cover as it is asked for. */
export interface ClutterSettings {
  /** Directories or files of GeoTIFFs of classes. */
  readonly paths: readonly string[]
  /** A file that says what classes stand for; null for the shipped one. */
  readonly table: string | null
  /** Where no class is known, or one that the table does not have: `open` takes open ground. */
  readonly missing: "refuse" | "open"
}

/** Land cover that was read, and what is to be said about it. */
export interface Clutter {
  /** Representative heights above ground, m, at the samples of the ground. */
  readonly lattice: Omit<Lattice, "cover">
  readonly title: string
  readonly source: string
  readonly sources: readonly { readonly path: string; readonly crs: string }[]
  readonly missing: ClutterSettings["missing"]
  /** Samples within the radius of stations: of every class, and without any. */
  readonly classes: Readonly<Record<string, number>>
  readonly withoutClass: number
  readonly sha256: string
}

/** No class known. */
const NOTHING = -2_147_483_648

/**
 * Reads land cover onto the samples of the ground: the class nearest to each, from the finest file
 * that has one. Within `radius` m of the places every sample must have a class that the table knows,
 * unless open ground is chosen for the others.
 */
export async function loadClutter(
  ground: Lattice,
  settings: ClutterSettings,
  places: readonly Place[],
  radius: number,
): Promise<Clutter> {
  const table = await readTable(settings.table)
  const heights = heightsOf(table)
  const { classes, sources } = await readClasses(ground, settings.paths)
  const counts = countNeeded(ground, classes, places, radius)
  const withoutClass = counts.get(NOTHING) ?? 0
  counts.delete(NOTHING)
  const unlisted = [...counts.keys()].filter((one) => !heights.has(one))
  if (settings.missing === "refuse") {
    if (unlisted.length > 0) throw clutterClassesUnknown(unlisted.toSorted((a, b) => a - b))
    if (withoutClass > 0) throw missingClutter(withoutClass)
  }
  const lattice = latticeLike(ground)
  for (let i = 0; i < classes.length; i++) lattice.heights[i] = heights.get(classes[i]!) ?? 0
  return {
    lattice,
    title: table.title,
    source: table.source,
    sources,
    missing: settings.missing,
    classes: Object.fromEntries([...counts].map(([one, samples]) => [String(one), samples])),
    withoutClass,
    sha256: createHash("sha256").update(new Uint8Array(lattice.heights.buffer)).digest("hex"),
  }
}

const latticeLike = ({ west, north, stepX, stepY, columns, rows }: Lattice) =>
  createLattice({ west, north, stepX, stepY, columns, rows })

async function readTable(path: string | null): Promise<ClutterTable> {
  const name = path ?? "data/clutter-classes.json"
  const text = await readFile(path ?? SHIPPED, "utf8").catch(() => {
    throw clutterTableUnreadable(name, "không mở được (cannot be opened)")
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw clutterTableUnreadable(name, error instanceof Error ? error.message : "JSON")
  }
  if (isClutterTable(value)) return value
  throw clutterTableUnreadable(name, clutterTableFault(value) ?? "")
}

async function readClasses(
  ground: Lattice,
  paths: readonly string[],
): Promise<{ classes: Int32Array; sources: Clutter["sources"] }> {
  const classes = new Int32Array(ground.columns * ground.rows).fill(NOTHING)
  // Files are read as those of elevation are; what is wrong is said of land cover.
  const opened = await openSources(paths).catch((error: unknown) => {
    throw saidOfClutter(error)
  })
  try {
    const elevation = opened.find(({ format }) => format !== "geotiff")
    if (elevation !== undefined) throw clutterNotGeotiff(elevation.path)
    const sources: TerrainSource[] = []
    for (const source of finestFirst(opened.filter((one) => touches(one, boxOf(ground))))) {
      let used = false
      await nearestSamples(
        source,
        ground,
        (i) => classes[i] === NOTHING,
        (i, value) => {
          if (Number.isNaN(value)) return
          classes[i] = Math.round(value)
          used = true
        },
      )
      if (used) sources.push(source)
    }
    return { classes, sources: sources.map(({ path, crs }) => ({ path, crs })) }
  } finally {
    await closeSources(opened)
  }
}

/** Of files equally fine the one that was named first. */
const finestFirst = (sources: readonly TerrainSource[]): TerrainSource[] =>
  sources.toSorted((one, other) => fineness(one.frame) - fineness(other.frame))

const boxOf = ({ west, north, stepX, stepY, columns, rows }: Lattice) => ({
  west,
  east: west + (columns - 1) * stepX,
  south: north - (rows - 1) * stepY,
  north,
})

/** How many samples every class has where they are needed. */
function countNeeded(
  ground: Lattice,
  classes: Int32Array,
  places: readonly Place[],
  radius: number,
): Map<number, number> {
  const counts = new Map<number, number>()
  needed(ground, places, radius, (from, to) => {
    for (let i = from; i <= to; i++) counts.set(classes[i]!, (counts.get(classes[i]!) ?? 0) + 1)
  })
  return counts
}
