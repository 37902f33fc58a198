import { join } from "node:path"
import type { Context } from "../../../platform/context.ts"
import { directoryStore, type FileStore } from "../../../platform/file-store.ts"
import { type Settings } from "../../../platform/settings.ts"
import { readRuns } from "../store.ts"

/** Files of runs, by their contents; `tinhso backup` takes this folder with it. */
export const rastersOf = ({ dataDir }: Pick<Settings, "dataDir">): FileStore =>
  directoryStore(join(dataDir, "rasters"))

const A_DAY = 24 * 60 * 60 * 1000

/** Takes away files that no run has: of deleted drafts, and of keeping that was cut off. */
export async function sweepRasters(ctx: Context, deleted: readonly string[] = []): Promise<void> {
  const rasters = rastersOf(ctx.settings)
  const used = new Set(
    (await readRuns(ctx.db)).flatMap(({ facts }) =>
      facts === null
        ? []
        : [...facts.files, ...facts.layers.flatMap(({ files }) => files)].map(
            ({ sha256 }) => sha256,
          ),
    ),
  )
  const gone = new Set(deleted)
  // Whoever keeps a run at this moment has received files that no run has yet.
  const before = Date.now() - A_DAY
  for await (const { sha256, at } of rasters.list()) {
    if (used.has(sha256) || (!gone.has(sha256) && at.getTime() > before)) continue
    await rasters.remove(sha256)
  }
}
