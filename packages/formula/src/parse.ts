import { type Node } from "./ast.ts"
import { type Fault, fault, Stop } from "./fault.ts"
import { Parser } from "./parser.ts"

export type Parsed =
  | { readonly ok: true; readonly ast: Node }
  | { readonly ok: false; readonly errors: readonly [Fault, ...Fault[]] }

/** Longer texts are no formulas; they are refused before they are read. */
export const MAX_LENGTH = 100_000

/**
 * The tree of a formula, or the first thing wrong with it and at which column. Never throws, and
 * no text can exhaust the stack: brackets, signs and chains nest at most `MAX_DEPTH` deep.
 *
 * @example
 * parse("hộ_có_cáp_quang / tổng_hộ") // { ok: true, ast: { kind: "binary", op: "/", … } }
 * parse("1,5 * a") // { ok: false, errors: [{ at: 2, code: "decimal-comma", suggestion: "1.5", … }] }
 */
export function parse(text: string): Parsed {
  if (text.length > MAX_LENGTH) return { ok: false, errors: [tooLong(text.length)] }
  try {
    return { ok: true, ast: new Parser(text.normalize("NFC")).formula() }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, errors: [error.fault] }
    throw error
  }
}

function tooLong(length: number): Fault {
  const place = { at: MAX_LENGTH + 1, end: length + 1 }
  return fault("too-long", place, {
    vi: `công thức dài ${length} ký tự; tối đa ${MAX_LENGTH}`,
    en: `the formula has ${length} characters; at most ${MAX_LENGTH} are allowed`,
  })
}
