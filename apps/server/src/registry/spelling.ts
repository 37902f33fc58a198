import { compareKey, parseUnitName } from "@tinhso/vietnamese"
import { nameSearchKey } from "./derive.ts"

/** A text taken apart once, to be held against many others. */
export interface Spelling {
  readonly key: string
  readonly words: readonly Word[]
}

interface Word {
  readonly text: string
  /** Without marks. */
  readonly plain: string
  /** Whether it was written without any mark. */
  readonly bare: boolean
}

export function spellingOf(text: string): Spelling {
  const key = compareKey(text)
  const words = (key.match(/[\p{L}\p{N}']+/gu) ?? []).map((word) => {
    const short = word.replaceAll("'", "").replace(/^0+(?=\d)/u, "")
    const plain = nameSearchKey(short)
    return { text: short, plain, bare: plain === short }
  })
  return { key, words }
}

/**
 * How well a typed text fits a written one: 0 letter by letter (case, the place of a tone mark and
 * punctuation aside), 1 where the typed one leaves marks out, null where they differ.
 */
export function fit(typed: Spelling, written: Spelling): 0 | 1 | null {
  if (typed.key === written.key) return 0
  if (typed.words.length === 0 || typed.words.length !== written.words.length) return null
  let exact = true
  for (const [i, word] of typed.words.entries()) {
    const other = written.words[i]
    if (other === undefined || word.plain !== other.plain) return null
    if (word.text === other.text) continue
    if (!word.bare) return null
    exact = false
  }
  return exact ? 0 : 1
}

/** A typed name of a unit: all of it, and without its type word where it has one. */
export interface TypedName {
  readonly whole: Spelling
  readonly typeWord: string | null
  readonly bare: Spelling
  readonly keys: readonly string[]
}

export function typedName(text: string): TypedName {
  const { typeWord, name } = parseUnitName(text)
  return {
    whole: spellingOf(text),
    typeWord,
    bare: spellingOf(name),
    keys: [...new Set([nameSearchKey(text), nameSearchKey(name)])],
  }
}
