import type { Part } from "@tinhso/server/coverage/served/model"
import { formatNumber } from "@tinhso/vietnamese"
import type { Language } from "../../i18n/index.ts"

interface Whole {
  readonly served: number
  readonly of: number
}

/** Null where there is nothing to be a share of. */
export const shareOf = ({ served, of }: Whole): number | null => (of === 0 ? null : served / of)

/** A tenth of a percent; 100 only where all are served, 0 only where nobody is. */
export function percent(whole: Whole, language: Language): string | null {
  const share = shareOf(whole)
  if (share === null) return null
  const tenths = Math.round(share * 1000)
  const shown = share < 1 && tenths === 1000 ? 999 : share > 0 && tenths === 0 ? 1 : tenths
  return `${language === "vi" ? formatNumber(shown / 10) : String(shown / 10)} %`
}

/** People and households are estimates: shown whole. */
export const whole = ({ served, of }: Part | Whole): Whole => ({
  served: Math.round(served),
  of: Math.round(of),
})
