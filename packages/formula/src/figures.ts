import type { Read } from "./evaluate.ts"
import { type Fault, fault } from "./fault.ts"
import { format } from "./format.ts"
import { inputs } from "./input.ts"
import { parse } from "./parse.ts"

export type Figures =
  | { readonly ok: true; readonly read: Read; readonly keys: ReadonlySet<string> }
  | { readonly ok: false; readonly name: string; readonly errors: readonly [Fault, ...Fault[]] }

/**
 * Figures given by name, for trying a formula out: `{ "a": 1, "prev(a)": null, "bts[technology=4G]": 884 }`.
 * A name is one input as a formula writes it; what has no name is missing; true is 1. `keys` are
 * the names in canonical form, to tell what was given from what was forgotten.
 */
export function figures(values: Readonly<Record<string, number | boolean | null>>): Figures {
  const known = new Map<string, number | null>()
  for (const [name, value] of Object.entries(values)) {
    const key = keyOf(name)
    if (typeof key !== "string") return { ok: false, name, errors: key }
    known.set(key, value === null ? null : Number(value))
  }
  return { ok: true, read: ({ key }) => known.get(key) ?? null, keys: new Set(known.keys()) }
}

function keyOf(name: string): string | readonly [Fault, ...Fault[]] {
  const parsed = parse(name)
  if (!parsed.ok) return parsed.errors
  const [only, another] = inputs(parsed.ast)
  if (only !== undefined && another === undefined && only.key === format(parsed.ast))
    return only.key
  const place = { at: 1, end: name.length + 1 }
  const wrong = fault("unexpected", place, {
    vi: `“${name}” không phải tên của một số liệu, ví dụ a, prev(a), bts[technology=4G]`,
    en: `“${name}” is not the name of one figure, such as a, prev(a), bts[technology=4G]`,
  })
  return [wrong]
}
