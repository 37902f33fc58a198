import type { Site } from "../site.tsx"

/** A text that comes in both languages, in the reader's; English falls back on Vietnamese. */
export const inLanguage = (site: Site, vi: string, en: string) =>
  site.language === "en" && en !== "" ? en : vi
