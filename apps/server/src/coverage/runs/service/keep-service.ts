import { toNfc } from "@tinhso/vietnamese"
import { basename } from "node:path"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { type FileStore, type Received, TooManyBytes } from "../../../platform/file-store.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { folderRefused, runNotFound, runUnitUnknown } from "../errors.ts"
import { checkFile } from "../folder/check-file.ts"
import { factsOf } from "../folder/facts-of.ts"
import { INPUTS } from "../folder/inputs.ts"
import {
  FolderFault,
  type FolderFile,
  openPlain,
  readFolder,
  type RunFolder,
} from "../folder/read-folder.ts"
import type { StoredFile } from "../kept-facts.ts"
import { addRun, addStep, endTask, fillRun } from "../store.ts"
import { rastersOf } from "./files-service.ts"

/** A TIFF of ours is no larger than its offsets can say. */
const MOST_BYTES = 2 ** 32

/** What is said of a folder that is to be kept. */
export interface KeepAsked {
  /** The folder's own name without it. */
  readonly name?: string | undefined
  /** In whose care it is; null: of the whole country. */
  readonly unit: string | null
  /** A run that waits for its results; null makes a new one. */
  readonly id?: string
}

/** A file that lies in the store already, but belongs to no run yet. */
type Taken = StoredFile & { readonly layer: number | null; readonly received: Received }

/**
 * Keeps what `coverage run` left in a folder: every file is copied, then checked where it lies now, and
 * only when all are right does a run name them. A draft, until somebody publishes it. Gives its id.
 */
export async function keepFolder(
  ctx: Context,
  actor: Actor,
  folder: string,
  asked: KeepAsked,
): Promise<string> {
  const units = await territoriesOf(ctx.db)
  if (asked.unit !== null && units.unit(asked.unit) === undefined) throw runUnitUnknown(asked.unit)
  const rasters = rastersOf(ctx.settings)
  const taken: Taken[] = []
  try {
    const run = await readFolder(folder)
    for (const file of run.files) taken.push(await take(rasters, folder, run, file))
    for (const { received } of taken) await rasters.keep(received)
    return await addKept(ctx, actor, { ...asked, name: nameOf(folder, asked) }, run, taken)
  } catch (error) {
    for (const { received } of taken) await received.drop()
    throw folderRefused(basename(folder), error)
  }
}

const nameOf = (folder: string, { name }: KeepAsked) =>
  toNfc(name ?? "").trim() || toNfc(basename(folder))

async function take(
  rasters: FileStore,
  folder: string,
  run: RunFolder,
  file: FolderFile,
): Promise<Taken> {
  const { what, name, layer } = file
  const handle = await openPlain(folder, name)
  if (handle === null) throw new FolderFault(name, "không có (missing)")
  const received = await rasters
    .receive(handle.createReadStream(), MOST_BYTES)
    .catch((error: unknown) => {
      throw error instanceof TooManyBytes ? new FolderFault(name, "quá lớn (too large)") : error
    })
  try {
    const told = run.inputs?.files[name]
    if (run.inputs !== null && name !== INPUTS && told !== received.sha256) {
      throw new FolderFault(name, "khác với khi tính xong (changed since the run)")
    }
    await checkFile(run, file, received.path)
  } catch (error) {
    await received.drop()
    throw error
  }
  return { what, name, layer, bytes: received.bytes, sha256: received.sha256, received }
}

async function addKept(
  ctx: Context,
  actor: Actor,
  asked: KeepAsked & { readonly name: string },
  run: RunFolder,
  files: readonly Taken[],
): Promise<string> {
  const facts = factsOf(run, files)
  const at = ctx.now()
  const act = { by: actor.id, at: at.toISOString() }
  const found = {
    illustrative: facts.stations.illustrative > 0,
    flatGround: facts.ground.flat,
    facts,
  }
  return ctx.db.transaction(async (tx) => {
    const { name, unit } = asked
    let { id } = asked
    if (id === undefined) id = await addRun(tx, { name, unit, asked: null, ...found }, act)
    else {
      if ((await fillRun(tx, id, found)) === 0) throw runNotFound(id)
      await endTask(tx, id)
    }
    const step = { run: id, version: 1, state: "draft" as const, day: dayInVietnam(at), note: "" }
    await addStep(tx, { ...step, ...act })
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    const details = { name, files: files.length, bytes, illustrative: found.illustrative }
    await record(tx, { actor, at, action: "coverage.keep-run", subject: id, details })
    return id
  })
}
