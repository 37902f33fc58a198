import { formatExact } from "@tinhso/vietnamese"
import { roundPoints } from "../points.ts"
import type { Piece, Sentence } from "./model.ts"

export type Language = "vi" | "en"

const swapped = (text: string) => text.replaceAll(/[.,]/gu, (mark) => (mark === "." ? "," : "."))

/** A number as the language writes it, with at most so many decimals. */
export function numberText(value: number, language: Language, decimals = 2): string {
  const exact = formatExact(String(roundPoints(value, decimals)))
  return language === "vi" ? exact : swapped(exact)
}

/** "63,8 %". */
export const shareText = (share: number, language: Language): string =>
  `${numberText(share * 100, language, 1)}\u00A0%`

/** Something that a sentence tells, as each language writes it, and where it can be opened. */
export interface Told {
  readonly vi: string
  readonly en: string
  readonly to: string | null
}

export const points = (value: number, to: string | null = null): Told => ({
  vi: numberText(value, "vi"),
  en: numberText(value, "en"),
  to,
})

export const share = (value: number, to: string | null = null): Told => ({
  vi: shareText(value, "vi"),
  en: shareText(value, "en"),
  to,
})

export const text = (words: string, to: string | null = null): Told => ({
  vi: words,
  en: words,
  to,
})

/** Several of a kind: the first ones by name, the others by number. */
export function listed(all: readonly Told[], most = 3): readonly Told[] {
  const shown = all.length <= most + 1 ? all : all.slice(0, most)
  const rest = all.length - shown.length
  if (rest === 0) return shown
  return [
    ...shown,
    {
      vi: `${numberText(rest, "vi")} đơn vị khác`,
      en: `${numberText(rest, "en")} others`,
      to: null,
    },
  ]
}

type Values = Readonly<Record<string, Told | readonly Told[]>>

/** A sentence out of its words and what it tells: "{rank}" stands for the value of that name. */
export function sentence(
  about: Sentence["about"],
  words: { readonly vi: string; readonly en: string },
  values: Values,
): Sentence {
  return { about, vi: pieces(words.vi, values, "vi"), en: pieces(words.en, values, "en") }
}

function pieces(words: string, values: Values, language: Language): Piece[] {
  return words.split(/(\{\w+\})/u).flatMap((part): Piece[] => {
    const name = /^\{(\w+)\}$/u.exec(part)?.[1]
    if (name === undefined) return part === "" ? [] : [{ text: part, to: null }]
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} in “${words}”`)
    return "vi" in value ? [piece(value, language)] : several(value, language)
  })
}

const piece = (told: Told, language: Language): Piece => ({ text: told[language], to: told.to })

/** "A, B và C". */
function several(all: readonly Told[], language: Language): Piece[] {
  return all.flatMap((told, i) => {
    const last = i > 0 && i === all.length - 1
    const mark = i === 0 ? "" : last ? (language === "vi" ? " và " : " and ") : ", "
    return mark === "" ? [piece(told, language)] : [{ text: mark, to: null }, piece(told, language)]
  })
}

/** The words of a sentence alone. */
export const plain = (all: readonly Piece[]): string => all.map((one) => one.text).join("")
