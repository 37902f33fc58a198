import { readFileSync } from "node:fs"
import { Value } from "typebox/value"
import { definitionsFault, ServedDefinitions } from "./definitions.ts"
import type { ServedDefinition } from "./model.ts"

const FILE = new URL("../../../../../data/served-definitions.json", import.meta.url)

let shipped: readonly ServedDefinition[] | null = null

/** The presets that the product ships, the usual one first. A fault in them is a fault of the product. */
export function shippedDefinitions(): readonly ServedDefinition[] {
  if (shipped !== null) return shipped
  const value: unknown = JSON.parse(readFileSync(FILE, "utf8"))
  const fault = definitionsFault(value)
  if (fault !== null) throw new Error(`data/served-definitions.json: ${fault}`)
  shipped = Value.Parse(ServedDefinitions, value).definitions
  return shipped
}
