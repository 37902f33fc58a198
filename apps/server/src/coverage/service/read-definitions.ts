import { readFile } from "node:fs/promises"
import { type Definitions, definitionsFault, isDefinitions } from "../definition.ts"
import { definitionsUnreadable } from "../errors.ts"

const SHIPPED = new URL("../../../../../data/coverage-definitions.json", import.meta.url)

/** The definitions in a file, or the shipped ones. */
export async function readDefinitions(path: string | null): Promise<Definitions> {
  const name = path ?? "data/coverage-definitions.json"
  const text = await readFile(path ?? SHIPPED, "utf8").catch(() => {
    throw definitionsUnreadable(name, "không mở được (cannot be opened)")
  })
  const value = parsed(text, name)
  if (!isDefinitions(value)) throw definitionsUnreadable(name, definitionsFault(value) ?? "")
  return value
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw definitionsUnreadable(name, error instanceof Error ? error.message : "JSON")
  }
}
