import { constants } from "node:fs"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { isSidecar, type Sidecar } from "../../output/sidecar.ts"
import { CLUTTER, GROUND, INPUTS, isRunInputs, type RunInputs } from "./inputs.ts"

/** What a file of a run shows, whose layer it is, and how its name ends. */
export interface FolderFile {
  readonly what: string
  readonly name: string
  /** Position of its layer; null where it is of the whole run. */
  readonly layer: number | null
}

/** A folder that `coverage run` wrote, read but not believed yet. */
export interface RunFolder {
  readonly sidecar: Sidecar
  /** Null where it was written before stations and ground were kept. */
  readonly inputs: RunInputs | null
  readonly files: readonly FolderFile[]
}

/** Why a folder cannot be kept, in words; `file` is what is wrong with it. */
export class FolderFault extends Error {
  override readonly name = "FolderFault"
  readonly file: string

  constructor(file: string, message: string) {
    super(message)
    this.file = file
  }
}

export const SIDECAR = "coverage.json"
/** Six thousand stations take three megabytes. */
const MOST_JSON_BYTES = 64 * 2 ** 20
/** Pictures of more pixels are not computed. */
const MOST_PIXELS = 60_000_000
const MOST_LAYERS = 200

/** How the name of a file ends, by what it shows. */
const ENDINGS: Readonly<Record<string, string>> = {
  covered: ".covered.tif",
  level: ".level.tif",
  server: ".server.tif",
  sight: ".sight.tif",
  reliability: ".reliability.tif",
  picture: ".png",
  worldFile: ".pgw",
  contours: ".geojson",
}
const NAME = /^[a-z0-9][a-z0-9_-]{0,99}$/u

/** Reads what a folder says of itself, and refuses names that could lead out of it. */
export async function readFolder(folder: string): Promise<RunFolder> {
  const sidecar = await readJson(folder, SIDECAR)
  if (sidecar === null) {
    throw new FolderFault(
      SIDECAR,
      "không có: thư mục này không phải kết quả của “coverage run” (not a finished run)",
    )
  }
  if (!isSidecar(sidecar))
    throw new FolderFault(SIDECAR, "không đúng khuôn (not as a run writes it)")
  checkFrame(sidecar)
  const inputs = await readJson(folder, INPUTS)
  if (inputs !== null && !isRunInputs(inputs)) {
    throw new FolderFault(INPUTS, "không đúng khuôn (not as a run writes it)")
  }
  if (inputs !== null) checkInputs(sidecar, inputs)
  const files = sidecar.layers.flatMap((layer, i) =>
    Object.entries(layer.files).map(([what, name]) => fileOf(what, name, i)),
  )
  requireOnce(files)
  const own = inputs === null ? [SIDECAR] : [SIDECAR, INPUTS, GROUND]
  if (inputs !== null && Object.hasOwn(inputs.files, CLUTTER)) own.push(CLUTTER)
  const ofRun = own.map((name) => ({ what: name.split(".")[0] ?? name, name, layer: null }))
  return { sidecar, inputs, files: [...ofRun, ...files] }
}

/** The name of a layer: what all its files begin with. */
export function keyOfLayer(files: Readonly<Record<string, string>>): string {
  const [what = "", name = ""] = Object.entries(files)[0] ?? []
  return name.slice(0, name.length - (ENDINGS[what] ?? "").length)
}

function fileOf(what: string, name: string, layer: number): FolderFile {
  const ending = Object.hasOwn(ENDINGS, what) ? ENDINGS[what] : undefined
  const stem = ending === undefined ? "" : name.slice(0, name.length - ending.length)
  if (ending === undefined || !name.endsWith(ending) || !NAME.test(stem)) {
    throw new FolderFault(SIDECAR, `tên tệp lạ “${name.slice(0, 200)}” (not a name a run gives)`)
  }
  return { what, name, layer }
}

function requireOnce(files: readonly FolderFile[]): void {
  const seen = new Set<string>()
  for (const { name } of files) {
    if (seen.has(name)) throw new FolderFault(SIDECAR, `nêu “${name}” hai lần (named twice)`)
    seen.add(name)
  }
}

function checkFrame({ grid, layers, parameters }: Sidecar): void {
  if (!isOnEarth(grid)) {
    throw new FolderFault(
      SIDECAR,
      `kích thước ${grid.columns} × ${grid.rows} điểm ảnh không thể có (impossible size or place)`,
    )
  }
  if (layers.length === 0 || layers.length > MOST_LAYERS) {
    throw new FolderFault(SIDECAR, `${layers.length} lớp: cần 1–${MOST_LAYERS} (layers)`)
  }
  if (!(parameters.radius > 0 && parameters.resolution > 0)) {
    throw new FolderFault(SIDECAR, "bán kính hay độ phân giải không thể có (parameters)")
  }
  const stems = layers.map(({ files }) => keyOfLayer(files))
  if (new Set(stems).size < stems.length) throw new FolderFault(SIDECAR, "lớp trùng tên (layers)")
}

/** Whether a picture of such a size can be, and lies on the earth. */
function isOnEarth({ columns, rows, west, north, stepX, stepY }: Sidecar["grid"]): boolean {
  const hasPixels = columns > 0 && rows > 0 && columns * rows <= MOST_PIXELS
  const hasSteps = stepX > 0 && stepY > 0
  const fits = west + columns * stepX <= 180 && north - rows * stepY >= -90
  return hasPixels && hasSteps && fits && west >= -180 && north <= 90
}

/** Stations and ground must be those of this run, not of another one. */
function checkInputs(sidecar: Sidecar, { stations, patterns, origin }: RunInputs): void {
  const same =
    stations.length === sidecar.stations.length &&
    stations.every((station, i) => {
      const told = sidecar.stations[i]!
      return (
        station.id === told.id &&
        station.lat === told.lat &&
        station.lon === told.lon &&
        station.technology === told.technology &&
        station.operator === told.operator &&
        (station.pattern ?? -1) < patterns.length
      )
    })
  if (!same || origin.sha256 !== sidecar.inputs.stations.sha256) {
    throw new FolderFault(INPUTS, "không phải của lần tính này (of another run)")
  }
}

async function readJson(folder: string, name: string): Promise<unknown> {
  const handle = await openPlain(folder, name)
  if (handle === null) return null
  try {
    if ((await handle.stat()).size > MOST_JSON_BYTES) {
      throw new FolderFault(name, "quá lớn (too large)")
    }
    return JSON.parse(await handle.readFile("utf8"))
  } catch (error) {
    if (error instanceof SyntaxError) throw new FolderFault(name, "không phải JSON (not JSON)")
    throw error
  } finally {
    await handle.close()
  }
}

/** Opens a plain file of the folder itself; a link, which could lead anywhere, is refused. Null without one. */
export async function openPlain(folder: string, name: string) {
  const handle = await open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    (error: unknown) => {
      const code = error instanceof Error && "code" in error ? error.code : ""
      if (code === "ENOENT" || code === "ENOTDIR") return null
      if (code === "ELOOP") throw new FolderFault(name, "là liên kết, không phải tệp (a link)")
      throw new FolderFault(name, "không mở được (cannot be opened)")
    },
  )
  if (handle === null || (await handle.stat()).isFile()) return handle
  await handle.close()
  throw new FolderFault(name, "không phải tệp (not a file)")
}
