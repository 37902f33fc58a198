import { searchKey } from "@tinhso/vietnamese"
import type { MeasurementWords, Network } from "./words.ts"

/** Names of technologies and networks as one word each. */
export interface NetworkWords {
  /** "4G" for "LTE"; null where it is no technology of a mobile network. */
  readonly technologyOf: (text: string) => string | null
  /** "452-04" for "Viettel", "45204", "452-4"; null where nobody knows it. */
  readonly operatorOf: (text: string) => string | null
  readonly nameOf: (code: string) => string
}

export function networkWords(words: MeasurementWords, networks: readonly Network[]): NetworkWords {
  const technologies = new Map<string, string>()
  for (const [technology, texts] of Object.entries(words.technologies)) {
    for (const text of [technology, ...texts]) technologies.set(searchKey(text), technology)
  }
  const operators = new Map<string, string>()
  const names = new Map<string, string>()
  for (const { code, name, words: texts } of networks) {
    names.set(code, name)
    for (const text of [name, ...texts]) operators.set(searchKey(text), code)
  }
  return {
    technologyOf: remembered((text) => technologies.get(searchKey(text)) ?? null),
    operatorOf: remembered((text) => plmnOf(text) ?? operatorIn(searchKey(text), operators)),
    nameOf: (code) => names.get(code) ?? code,
  }
}

function operatorIn(key: string, operators: ReadonlyMap<string, string>): string | null {
  const direct = operators.get(key)
  if (direct !== undefined) return direct
  for (const [word, code] of operators) {
    if (word.length >= 4 && ` ${key} `.includes(` ${word} `)) return code
  }
  return null
}

/** "452-04" for "45204", "452 4", "452-04". */
function plmnOf(text: string): string | null {
  const found = /^(\d{3})[ \-_/.]?(\d{1,3})$/u.exec(text.trim())
  return found === null ? null : networkCode(found[1] ?? "", found[2] ?? "")
}

/** "452-04" of "452" and "4". */
export const networkCode = (mcc: string, mnc: string): string =>
  `${mcc.trim()}-${String(Number(mnc)).padStart(2, "0")}`

/** Files say the same few words a million times. */
function remembered(read: (text: string) => string | null): (text: string) => string | null {
  const known = new Map<string, string | null>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = read(text)
    if (known.size < 10_000) known.set(text, found)
    return found
  }
}
