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
  /** A number without an address of its own opens where its sentence belongs. */
  readonly isNumber?: true
}

export const points = (value: number, to: string | null = null): Told => ({
  vi: numberText(value, "vi"),
  en: numberText(value, "en"),
  to,
  isNumber: true,
})

export const share = (value: number, to: string | null = null): Told => ({
  vi: shareText(value, "vi"),
  en: shareText(value, "en"),
  to,
  isNumber: true,
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

/** What a sentence is about, and where numbers of it open that have no address of their own. */
export interface Frame {
  readonly about: Sentence["about"]
  readonly home: string
}

/** A sentence out of its words and what it tells: "{rank}" stands for the value of that name. */
export function sentence(
  { about, home }: Frame,
  words: { readonly vi: string; readonly en: string },
  values: Values,
): Sentence {
  const said = (language: Language) => pieces(words[language], values, { language, home })
  return { about, vi: said("vi"), en: said("en") }
}

interface Writing {
  readonly language: Language
  readonly home: string
}

function pieces(words: string, values: Values, writing: Writing): Piece[] {
  return words.split(/(\{\w+\})/u).flatMap((part): Piece[] => {
    const name = /^\{(\w+)\}$/u.exec(part)?.[1]
    if (name === undefined) return part === "" ? [] : [{ text: part, to: null }]
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} in “${words}”`)
    return "vi" in value ? [piece(value, writing)] : several(value, writing)
  })
}

const piece = ({ to, isNumber, ...told }: Told, { language, home }: Writing): Piece => ({
  text: told[language],
  to: to ?? (isNumber === true ? home : null),
})

/** "A, B và C". */
function several(all: readonly Told[], writing: Writing): Piece[] {
  return all.flatMap((told, i) => {
    const last = i > 0 && i === all.length - 1
    const mark = i === 0 ? "" : last ? (writing.language === "vi" ? " và " : " and ") : ", "
    return mark === "" ? [piece(told, writing)] : [{ text: mark, to: null }, piece(told, writing)]
  })
}

/** The words of a sentence alone. */
export const plain = (all: readonly Piece[]): string => all.map((one) => one.text).join("")
