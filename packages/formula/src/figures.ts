import type { Read } from "./evaluate.ts"
import type { Fault } from "./fault.ts"
import { inputOf, NOW, walkInputs } from "./input.ts"
import { parse } from "./parse.ts"

export type Figures =
  | {
      readonly ok: true
      readonly read: Read
      /** Canonical names, as given. */ readonly keys: readonly string[]
    }
  | { readonly ok: false; readonly name: string; readonly errors: readonly Fault[] }

/**
 * Figures given by name, for trying a formula out: `{ "a": 1, "prev(a)": null, "bts[technology=4G]": 884 }`.
 * A name is written as in a formula; what has no name is missing; true is 1.
 */
export function figures(values: Readonly<Record<string, number | boolean | null>>): Figures {
  const known = new Map<string, number | null>()
  for (const [name, value] of Object.entries(values)) {
    const parsed = parse(name)
    if (!parsed.ok) return { ok: false, name, errors: parsed.errors }
    const { ast } = parsed
    const plain = inputOf(ast, NOW) ?? null
    let key = plain?.key
    if (plain === null && (ast.kind === "prev" || ast.kind === "ytd")) {
      walkInputs(ast, NOW, (input) => (key = input.key))
    }
    known.set(key ?? name, value === null ? null : Number(value))
  }
  return { ok: true, read: (input) => known.get(input.key) ?? null, keys: [...known.keys()] }
}
