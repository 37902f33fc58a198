import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { isSidecar, type Sidecar } from "../output/sidecar.ts"

/** What is said of the pictures in a folder; null where nothing of ours lies there. */
export async function readSidecar(folder: string): Promise<Sidecar | null> {
  const text = await readFile(join(folder, "coverage.json"), "utf8").catch(() => null)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isSidecar(value) ? value : null
  } catch {
    return null
  }
}
