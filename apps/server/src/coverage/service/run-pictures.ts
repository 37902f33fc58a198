import { join } from "node:path"
import { buffer } from "node:stream/consumers"
import type { Context } from "../../platform/context.ts"
import { noCoverage, placesUnreadable } from "../errors.ts"
import type { Sidecar } from "../output/sidecar.ts"
import { rastersOf } from "../runs/service/files-service.ts"
import { shelfOf } from "../runs/service/open-service.ts"
import { seenRun, type SeesRun } from "../runs/service/read-service.ts"
import { openedRun } from "../runs/service/tile-service.ts"
import { readClasses, readClassesIn } from "../villages/loader-picture.ts"
import { readSidecar } from "./read-sidecar.ts"

/** The pictures of a run, wherever they lie. */
export interface RunPictures {
  readonly sidecar: Sidecar
  /** The classes of a file of the run, row by row. */
  classes(name: string): Promise<Uint8Array>
}

/** Pictures as `coverage run` wrote them into a folder. */
export async function picturesIn(folder: string): Promise<RunPictures> {
  const sidecar = await readSidecar(folder)
  if (sidecar === null) throw noCoverage(folder)
  return { sidecar, classes: (name) => readClasses(join(folder, name)) }
}

/** Pictures of a kept run that whoever asks may see. */
export async function picturesOfRun(ctx: Context, id: string, sees: SeesRun): Promise<RunPictures> {
  const run = openedRun(await seenRun(ctx, id, sees))
  const rasters = rastersOf(ctx.settings)
  return {
    sidecar: await shelfOf(ctx).sidecar(run),
    async classes(name) {
      const files = run.facts.layers.flatMap(({ files: some }) => some)
      const file = files.find((one) => one.name === name)
      const found = file === undefined ? null : await rasters.read(file.sha256)
      if (found === null) throw placesUnreadable(name, "không có trong kho (not kept)")
      return readClassesIn(await buffer(found.stream), name)
    },
  }
}
