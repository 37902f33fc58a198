import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { Type } from "typebox"
import { Value } from "typebox/value"

const Edges = Type.Object({
  radius: Type.Integer(),
  budget: Type.Integer(),
  hidden: Type.Integer(),
  terrain: Type.Integer(),
})

/** A layer whose files are written: what they were made from, and what was counted meanwhile. */
const KeptLayer = Type.Object({
  digest: Type.String(),
  files: Type.Record(Type.String(), Type.String({ pattern: "^[^/\\\\]+$" })),
  bytes: Type.Record(Type.String(), Type.Integer()),
  pixelsInRange: Type.Integer(),
  coveredPixels: Type.Union([Type.Integer(), Type.Null()]),
  areaInRangeKm2: Type.Number(),
  coveredKm2: Type.Union([Type.Number(), Type.Null()]),
  edges: Type.Union([Edges, Type.Null()]),
  byStation: Type.Array(Type.Object({ station: Type.Integer(), edges: Edges })),
})
export type KeptLayer = Type.Static<typeof KeptLayer>
const Ledger = Type.Array(KeptLayer)

const LEDGER = "pictures.json"
const ASIDE = "pictures"

/** Files of the run before in the same folder: a layer that did not change is not drawn again. */
export interface KeptPictures {
  /** Puts the files of a layer back where they were made from the same; null where they were not. */
  takeBack(digest: string): KeptLayer | null
  /** Remembers a layer that lies in the folder now. */
  remember(layer: Omit<KeptLayer, "bytes">): void
  /** Writes down what lies in the folder now, and takes away what nothing took back. */
  finish(): void
}

/**
 * Moves the files of the run before aside, so that no picture lies beside a sidecar of another run, nor
 * alone where this one is stopped. What was aside when a run was killed is known by its ledger still.
 *
 * @param folder where pictures lie
 * @param hidden where squares lie
 */
export function setPicturesAside(folder: string, hidden: string): KeptPictures {
  const aside = join(hidden, ASIDE)
  const known = new Map(readLedger(folder, hidden, aside).map((layer) => [layer.digest, layer]))
  const now: KeptLayer[] = []
  return {
    takeBack(digest) {
      const layer = known.get(digest)
      if (layer === undefined || !isWhole(layer, aside)) return null
      for (const name of Object.values(layer.files))
        renameSync(join(aside, name), join(folder, name))
      return layer
    },
    remember(layer) {
      const names = Object.values(layer.files)
      const bytes = names.map((name) => [name, statSync(join(folder, name)).size] as const)
      now.push({ ...layer, bytes: Object.fromEntries(bytes) })
    },
    finish() {
      const path = join(hidden, LEDGER)
      writeFileSync(`${path}.part`, JSON.stringify(now))
      renameSync(`${path}.part`, path)
      rmSync(aside, { recursive: true, force: true })
    },
  }
}

/** Forgets the run before. */
export function forgetPictures(hidden: string): void {
  rmSync(join(hidden, LEDGER), { force: true })
  rmSync(join(hidden, ASIDE), { recursive: true, force: true })
}

function readLedger(folder: string, hidden: string, aside: string): readonly KeptLayer[] {
  const path = join(hidden, LEDGER)
  if (existsSync(path)) {
    rmSync(aside, { recursive: true, force: true })
    mkdirSync(aside)
    for (const { files } of parsed(path)) {
      for (const name of Object.values(files)) move(join(folder, name), join(aside, name))
    }
    renameSync(path, join(aside, LEDGER))
  }
  return parsed(join(aside, LEDGER))
}

function move(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to)
}

function parsed(path: string): readonly KeptLayer[] {
  if (!existsSync(path)) return []
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"))
    return Value.Check(Ledger, value) ? value : []
  } catch {
    return []
  }
}

const isWhole = ({ bytes }: KeptLayer, aside: string): boolean =>
  Object.entries(bytes).every(
    ([name, size]) => statSync(join(aside, name), { throwIfNoEntry: false })?.size === size,
  )
