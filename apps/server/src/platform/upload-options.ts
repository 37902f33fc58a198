import type { Static, TSchema } from "typebox"
import { Value } from "typebox/value"
import { badOptions } from "./upload-errors.ts"

/**
 * What the field `options` of a form says beside its file: JSON, in NFC, held to a schema. A form
 * without the field says `{}`.
 */
export function optionsIn<Schema extends TSchema>(
  fields: ReadonlyMap<string, string>,
  schema: Schema,
): Static<Schema> {
  const text = fields.get("options") ?? ""
  let read: unknown
  try {
    read = JSON.parse(text === "" ? "{}" : text.normalize("NFC"))
  } catch {
    throw badOptions("không phải JSON")
  }
  if (Value.Check(schema, read)) return read
  const [first] = Value.Errors(schema, read)
  throw badOptions(`${first?.instancePath ?? ""} ${first?.message ?? ""}`.trim())
}
