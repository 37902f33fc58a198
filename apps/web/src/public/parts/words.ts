import type { Figure } from "@tinhso/server/indicators/model"
import type { Site } from "../site.tsx"

/** A text that comes in both languages, in the reader's; English falls back on Vietnamese. */
export const inLanguage = (site: Site, vi: string, en: string) =>
  site.language === "en" && en !== "" ? en : vi

/** Labels are the words of running text; as headings they begin with a capital. */
const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1)

/** A figure by name: the words of the text, in English the name of its measure. */
export const figureTitle = (site: Site, { label, measure }: Figure) =>
  capital(inLanguage(site, label, measure.nameEn))
