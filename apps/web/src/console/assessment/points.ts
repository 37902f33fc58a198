import { formatDecimal, type Language } from "../../i18n/index.ts"
import type { Say } from "../words/index.ts"

/** Points as sheets print them: "7,5", "1.000"; in English "7.5", "1,000". */
export const formatPoints = (points: number, language: Language): string =>
  formatDecimal(String(points), language)

type Said = number | "not-applicable" | null

/** Points, that it does not apply, or a dash where nobody said anything. */
export function saidPoints(said: Said, say: Say, language: Language): string {
  if (said === null) return "–"
  return said === "not-applicable" ? say("dti.na") : formatPoints(said, language)
}
