/** Characters that come along from Word, Excel and phones, and what to write instead. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["^", ""],
  ["–", "-"],
  ["—", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["﹣", "-"],
  ["·", "*"],
  ["•", "*"],
  ["∙", "*"],
  ["✕", "*"],
  ["⋅", "*"],
  ["∕", "/"],
  ["⁄", "/"],
  [":", "/"],
  ["\\", "/"],
  ["&", "and"],
  ["|", "or"],
  ["!", "not"],
  ["¬", "not"],
  ["∧", "and"],
  ["∨", "or"],
  ["≡", "="],
  ["⩽", "<="],
  ["⩾", ">="],
  ["{", "("],
  ["}", ")"],
  ["、", ";"],
  ["。", "."],
  ["‰", "/ 1000"],
  ["$", ""],
  ["#", ""],
  ["@", ""],
  ["`", '"'],
])

/** Curly, angled and low quotation marks; codes are quoted by " or '. */
const QUOTES = /^[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\u02bc\u00b4\u2032\u2033]$/u
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{Co}\p{Cn}\p{Cs}]$/u

export type Odd =
  | { readonly kind: "quote" }
  | { readonly kind: "invisible"; readonly name: string }
  | { readonly kind: "full-width"; readonly instead: string }
  | { readonly kind: "other"; readonly instead: string | null }

/** What a character is that has no place in a formula. */
export function oddCharacter(character: string): Odd {
  const point = character.codePointAt(0) ?? 0
  if (QUOTES.test(character)) return { kind: "quote" }
  if (INVISIBLE.test(character)) {
    return { kind: "invisible", name: `U+${point.toString(16).toUpperCase().padStart(4, "0")}` }
  }
  if (point >= 0xff01 && point <= 0xff5e) {
    return { kind: "full-width", instead: String.fromCharCode(point - 0xfee0) }
  }
  return { kind: "other", instead: INSTEAD.get(character) || null }
}
