import type { Static, TSchema } from "typebox"
import { Value } from "typebox/value"
import { badOptions } from "./upload-errors.ts"

/**
 * What the field `options` of a form says beside its file: JSON, in NFC, held to a schema. A form
 * without the field says `{}`. `refuse` where a route tells of wrong fields in a way of its own.
 */
export function optionsIn<Schema extends TSchema>(
  fields: ReadonlyMap<string, string>,
  schema: Schema,
  refuse: (why: string) => Error = badOptions,
): Static<Schema> {
  const text = fields.get("options") ?? ""
  let read: unknown
  try {
    read = JSON.parse(text === "" ? "{}" : text.normalize("NFC"))
  } catch {
    throw refuse("không phải JSON")
  }
  if (Value.Check(schema, read)) return read
  const [first] = Value.Errors(schema, read)
  throw refuse(`${first?.instancePath ?? ""} ${first?.message ?? ""}`.trim())
}
