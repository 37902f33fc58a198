export type PeriodRead = { readonly code: string } | { readonly refused: string }

const MONTH = "(0[1-9]|1[0-2])"
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}(Mon|Tue|Wed|Thu|Fri|Sat|Sun)?W\d{1,2}$/u, "là một tuần"],
  [/^\d{4}BiW\d{1,2}$/u, "là hai tuần"],
  [/^\d{6}B$/u, "là hai tháng"],
  [/^\d{4}(April|Nov)?S[12]$/u, "là nửa năm"],
  [/^\d{4}NovQ[1-4]$/u, "là quý của năm tài chính"],
  [/^\d{4}(April|July|Sep|Oct|Nov|Feb|Aug)$/u, "là năm tài chính"],
]

/**
 * A period as DHIS2 writes it in our writing: 202401, 2024Q1, 2024, 20240131. Weeks, half years and
 * financial years are no parts of our months, quarters and years: they are refused, not approximated.
 */
export function readDhis2Period(text: string): PeriodRead {
  const written = text.trim()
  const month = new RegExp(`^(\\d{4})${MONTH}$`, "u").exec(written)
  if (month !== null) return { code: `${month[1]}-${month[2]}` }
  const quarter = /^(\d{4})Q([1-4])$/u.exec(written)
  if (quarter !== null) return { code: `${quarter[1]}-Q${quarter[2]}` }
  if (/^\d{4}$/u.test(written)) return { code: written }
  const day = /^(\d{4})-?(\d\d)-?(\d\d)$/u.exec(written)
  if (day !== null) return realDay(`${day[1]}-${day[2]}-${day[3]}`, written)
  const why = REFUSED.find(([pattern]) => pattern.test(written))?.[1]
  const shown = `kỳ “${written.slice(0, 40)}”`
  return why === undefined
    ? { refused: `${shown} không phải là kỳ của DHIS2 (202401, 2024Q1, 2024, 20240131)` }
    : { refused: `${shown} ${why}; Tỉnh Số chỉ có ngày, tháng, quý và năm dương lịch` }
}

function realDay(day: string, written: string): PeriodRead {
  const date = new Date(`${day}T00:00:00Z`)
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
  return real ? { code: day } : { refused: `kỳ “${written}”: không có ngày này` }
}

/** The same the other way round: "2024-03" is 202403. */
export const dhis2Period = (code: string) => code.replaceAll("-", "")
