import type { Figure, PlaceMeasure } from "@tinhso/server/indicators/model"
import { formatDay, formatDecimal, type Language } from "../../i18n/index.ts"
import { Link, type Site, useSite } from "../site.tsx"
import { amountText, figurePath } from "./figure.tsx"
import { inLanguage } from "./words.ts"

/** The figure that a measure's sentence is about: the newest one that is not a target. */
export function leading(row: PlaceMeasure): Figure | undefined {
  return (
    row.figures.find((one) => one.kind !== "target" && one.kind !== "benchmark") ?? row.figures[0]
  )
}

export const anchorOf = (row: PlaceMeasure) => `ct-${row.measure.code}`

interface Props {
  readonly row: PlaceMeasure
  /** Where a sum opens into its parts; on the place's own page they stand right below. */
  readonly anchor?: string
}

/** The sentence of a measure; every number in it opens the figure it is. */
export function Sentence({ row, anchor }: Props) {
  const site = useSite()
  const text = sentenceOf(row, site).replaceAll(" %", "\u00a0%")
  const spans = numbersIn(text, row, anchor ?? `#${anchorOf(row)}`, site.language)
  const figure = leading(row)
  if (spans.length === 0) {
    return figure === undefined ? text : <Link to={figurePath(figure.id)}>{text}</Link>
  }
  return spans.map((span, index) => (
    <span key={span.start}>
      {text.slice(index === 0 ? 0 : spans[index - 1]?.end, span.start)}
      <Link to={span.to} className="figure-link">
        {text.slice(span.start, span.end)}
      </Link>
      {index === spans.length - 1 && text.slice(span.end)}
    </span>
  ))
}

function sentenceOf(row: PlaceMeasure, site: Site): string {
  if (row.sentenceVi !== null) return inLanguage(site, row.sentenceVi, row.sentenceEn ?? "")
  const name = inLanguage(site, row.measure.nameVi, row.measure.nameEn)
  const figure = leading(row)
  return figure === undefined ? name : `${name}: ${amountText(figure, site.language, site.t)}`
}

interface Span {
  readonly start: number
  readonly end: number
  readonly to: string
}

/** Where the sentence prints the value of the sum and of each figure, left to right. */
function numbersIn(text: string, row: PlaceMeasure, sumAt: string, language: Language): Span[] {
  const first = leading(row)
  const rest = row.figures.filter((figure) => figure !== first)
  const figures = first === undefined ? rest : [first, ...rest]
  const wanted = [
    ...(row.how === "sum" ? [{ exact: row.exact, to: sumAt }] : []),
    ...figures.map((figure) => ({ exact: figure.exact, to: figurePath(figure.id) })),
  ]
  const found: Span[] = []
  for (const { exact, to } of wanted) {
    const span = exact === null ? null : spanOf(text, exact, language, found)
    if (span !== null) found.push({ ...span, to })
  }
  return found.toSorted((a, b) => a.start - b.start)
}

function spanOf(text: string, exact: string, language: Language, taken: readonly Span[]) {
  const printed = /^\d{4}-\d\d-\d\d$/.test(exact)
    ? formatDay(exact, language)
    : formatDecimal(exact, language)
  // Not inside a longer number or a date; with its percent sign.
  const escaped = printed.replaceAll(/[^\p{L}\d ]/gu, "\\$&")
  const pattern = new RegExp(`(?<![\\d.,/])${escaped}(?:\u00a0?%)?(?![\\d/]|[.,]\\d)`, "g")
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (taken.every((one) => span.end <= one.start || span.start >= one.end)) return span
  }
  return null
}
