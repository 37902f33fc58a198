import type { Figure, PlaceMeasure } from "@tinhso/server/indicators/model"
import type { Site } from "../site.tsx"

/** A text that comes in both languages, in the reader's; English falls back on Vietnamese. */
export const inLanguage = (site: Site, vi: string, en: string) =>
  site.language === "en" && en !== "" ? en : vi

/** Labels are the words of running text; as headings they begin with a capital. */
const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1)

/** Why numbers do not add, or are to be read with care; each sentence once. */
export function reasonsOf(row: PlaceMeasure, site: Site): string[] {
  // A sum's sentence says already what it was added from.
  const told = row.how === "sum" || row.reasonVi === null
  const reason = told ? [] : [inLanguage(site, row.reasonVi ?? "", row.reasonEn ?? "")]
  // Side by side, the units that are not there can be seen.
  const cautions = row.cautions.filter(
    ({ code }) => row.how !== "side-by-side" || code !== "incomplete",
  )
  return [...new Set([...reason, ...cautions.map((one) => inLanguage(site, one.vi, one.en))])]
}

/** A figure by name: the words of the text, in English the name of its measure. */
export const figureTitle = (site: Site, { label, measure }: Figure) =>
  capital(inLanguage(site, label, measure.nameEn))
