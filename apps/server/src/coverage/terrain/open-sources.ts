import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { noTerrain, terrainUnreadable } from "../errors.ts"
import { openGeotiff } from "./geotiff-source.ts"
import { openHgt } from "./hgt-source.ts"
import type { TerrainSource } from "./source.ts"

/** How deep folders may lie in each other. */
const DEEPEST = 4

/** Opens every .hgt and .tif of some directories (or single files), in the order of their names. */
export async function openSources(paths: readonly string[]): Promise<TerrainSource[]> {
  const sources: TerrainSource[] = []
  try {
    for (const path of paths) {
      for (const file of await filesIn(path, 0)) sources.push(await openSource(file))
    }
  } catch (error) {
    await closeSources(sources)
    throw error
  }
  if (sources.length === 0) throw noTerrain(paths)
  return sources
}

export async function closeSources(sources: readonly TerrainSource[]): Promise<void> {
  await Promise.all(sources.map((source) => source.close()))
}

async function filesIn(path: string, depth: number): Promise<string[]> {
  const about = await stat(path).catch(() => {
    throw terrainUnreadable(path, "không mở được (cannot be opened)")
  })
  if (about.isFile()) return depth === 0 || /\.(?:hgt|tiff?)$/i.test(path) ? [path] : []
  if (!about.isDirectory() || depth > DEEPEST) return []
  const names = (await readdir(path)).toSorted()
  const found: string[] = []
  for (const name of names) {
    if (!name.startsWith(".")) found.push(...(await filesIn(join(path, name), depth + 1)))
  }
  return found
}

function openSource(path: string): Promise<TerrainSource> {
  const fileName = path.replace(/^.*[/\\]/, "")
  return /\.hgt$/i.test(fileName) ? openHgt(path, fileName) : openGeotiff(path)
}
