import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { noVectors, vectorsUnreadable } from "./errors.ts"
import type { ModelVectors } from "./vectors/check-vectors.ts"
import { parseVector, type Vector } from "./vectors/vector.ts"

/** Vectors are lists of numbers; a file this large is something else. */
const MOST_BYTES = 500_000_000

/** Reads every `MODEL.jsonl` and `MODEL_part.jsonl` of a directory, model by model. */
export async function readVectors(directory: string): Promise<readonly ModelVectors[]> {
  const names = (await entriesOf(directory)).filter((name) => name.endsWith(".jsonl")).toSorted()
  if (names.length === 0) throw noVectors(directory)
  const models = [...new Set(names.map(modelOf))]
  return Promise.all(
    models.map(async (model) => ({
      model,
      files: await Promise.all(
        names
          .filter((name) => modelOf(name) === model)
          .map(async (name) => ({ name, text: await readText(join(directory, name)) })),
      ),
      profiles: await profilesOf(directory, model),
    })),
  )
}

/** `itm_oracle.jsonl` and `itm_published.jsonl` both hold vectors of `itm`. */
const modelOf = (name: string) => name.replace(/\.jsonl$/, "").replace(/_.*$/, "")

async function entriesOf(directory: string): Promise<string[]> {
  try {
    return await readdir(directory)
  } catch {
    throw vectorsUnreadable(directory, "không mở được thư mục (the directory cannot be opened)")
  }
}

async function readText(path: string): Promise<string> {
  try {
    const about = await stat(path)
    if (!about.isFile()) throw vectorsUnreadable(path, "không phải là tệp (not a file)")
    if (about.size > MOST_BYTES)
      throw vectorsUnreadable(path, "tệp quá lớn (the file is too large)")
    return await readFile(path, "utf8")
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      throw vectorsUnreadable(path, "không mở được tệp (the file cannot be opened)")
    }
    throw error
  }
}

/** The profiles of a model of its own, or those that models share; none where there is no file. */
async function profilesOf(directory: string, model: string): Promise<Vector> {
  const names = new Set(await entriesOf(directory))
  const name = [`${model}_profiles.json`, "profiles.json"].find((one) => names.has(one))
  if (name === undefined) return {}
  const profiles = parseVector(await readText(join(directory, name)))
  if (profiles === null) {
    throw vectorsUnreadable(join(directory, name), "không phải là JSON hợp lệ (not valid JSON)")
  }
  return profiles
}
