import { formatNumber } from "@tinhso/vietnamese"
import type { Language, Translate } from "../../i18n/index.ts"

/** The texts and the numbers of the language that is read. */
export interface Voice {
  readonly t: Translate
  readonly language: Language
}

export function numberIn(value: number, language: Language, maxDecimals = 0): string {
  const written = Object.is(value, -0) ? 0 : value
  return language === "vi"
    ? formatNumber(written, { maxDecimals })
    : written.toLocaleString("en-GB", { maximumFractionDigits: maxDecimals })
}

/** "350 m", "1,2 km", "12 km". */
export function distanceIn(metres: number, language: Language): string {
  if (metres < 1000) return `${numberIn(Math.round(metres / 10) * 10, language)} m`
  const km = metres / 1000
  return `${numberIn(km, language, km < 20 ? 1 : 0)} km`
}

export const metresIn = (metres: number, language: Language) =>
  `${numberIn(metres, language, Math.abs(metres) < 10 ? 1 : 0)} m`

/** A level with a true minus sign: "−104,3 dBm". */
export const levelIn = (dbm: number, language: Language) =>
  `${numberIn(dbm, language, 1).replace("-", "−")} dBm`

export const decibelsIn = (db: number, language: Language) =>
  `${numberIn(db, language, Math.abs(db) < 10 ? 1 : 0).replace("-", "−")} dB`

/** The side of the compass of a bearing: 0 north, 1 north-east … 7 north-west. */
export function sideOf(bearing: number, t: Translate): string {
  const sides = [
    "cov.side.0",
    "cov.side.1",
    "cov.side.2",
    "cov.side.3",
    "cov.side.4",
    "cov.side.5",
    "cov.side.6",
    "cov.side.7",
  ] as const
  return t(sides[Math.round((((bearing % 360) + 360) % 360) / 45) % 8] ?? "cov.side.0")
}

/** "4G · Viettel", "4G · mọi nhà mạng". */
export const layerName = (
  { technology, operator }: { readonly technology: string; readonly operator: string | null },
  t: Translate,
) =>
  operator === null
    ? t("cov.layer.all", { technology })
    : t("cov.layer.one", { technology, operator })

/** "4G của Viettel" within a sentence is "4G Viettel"; of all operators just "4G". */
export const layerWords = ({
  technology,
  operator,
}: {
  readonly technology: string
  readonly operator: string | null
}) => (operator === null ? technology : `${technology} ${operator}`)

export const MODELS: Readonly<Record<string, string>> = {
  itm: "ITM (Longley–Rice)",
  p1812: "ITU-R P.1812",
}
