import { existsSync, statfsSync } from "node:fs"

/** Less room than this and the embedded database cannot write on: its log grows by more at once. */
const ROOM = 8 * 2 ** 20

/** Whether the disk of a folder is full; never where there is no folder. */
export function isFull(dataDir: string | null): dataDir is string {
  if (dataDir === null || !existsSync(dataDir)) return false
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize <= ROOM
}

/** The failure that `failure.ts` tells an operator about. */
export const fullDisk = (path: string | null, message: string): Error =>
  Object.assign(new Error(message), { code: "ENOSPC", path })
