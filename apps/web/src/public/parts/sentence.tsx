import type { Figure, PlaceMeasure } from "@tinhso/server/indicators/model"
import { inLanguage } from "./words.ts"
import { amountText, figurePath } from "./figure.tsx"
import { Link, type Site, useSite } from "../site.tsx"

/** The figure that a measure's sentence is about: the newest one that is not a target. */
export function leading(row: PlaceMeasure): Figure | undefined {
  return (
    row.figures.find((one) => one.kind !== "target" && one.kind !== "benchmark") ?? row.figures[0]
  )
}

export const anchorOf = (row: PlaceMeasure) => `ct-${row.measure.code}`

/** The sentence of a measure; its number opens the figure, a sum opens its parts below. */
export function Sentence({ row, anchor }: { row: PlaceMeasure; anchor?: string }) {
  const site = useSite()
  const figure = leading(row)
  const text = sentenceOf(row, site) ?? plainSentence(row, figure, site)
  if (figure === undefined) return <>{text}</>
  const to = row.how === "own" ? figurePath(figure.id) : (anchor ?? `#${anchorOf(row)}`)
  const number = amountText(row.how === "own" ? figure : row, site.language, site.t)
  const at = text.indexOf(number)
  if (at === -1) return <Link to={to}>{text}</Link>
  return (
    <>
      {text.slice(0, at)}
      <Link to={to} className="figure-link">
        {number}
      </Link>
      {text.slice(at + number.length)}
    </>
  )
}

const sentenceOf = (row: PlaceMeasure, site: Site) =>
  row.sentenceVi === null ? null : inLanguage(site, row.sentenceVi, row.sentenceEn ?? "")

/** For a measure of which no figure has a value: its name and what is known. */
function plainSentence(row: PlaceMeasure, figure: Figure | undefined, site: Site): string {
  const name = inLanguage(site, row.measure.nameVi, row.measure.nameEn)
  if (row.how === "side-by-side") return `${name}:`
  return figure === undefined ? name : `${name}: ${amountText(figure, site.language, site.t)}`
}
