import { createHash } from "node:crypto"
import type { CellDraft } from "../cells/model.ts"

/** What stands as the source of every value of the demonstration. */
export const ILLUSTRATION = "số liệu minh họa"

/** A number from 0 to 1, always the same for the same words. */
function chance(...words: readonly string[]): number {
  return createHash("sha256").update(words.join("\n")).digest().readUInt32BE(0) / 2 ** 32
}

/** Shares that grow with time: where a commune begins, and how fast it goes. */
const SHARES = [
  ["tổng_hộ", "hộ_có_cáp_quang", 0.62, 0.3],
  ["tổng_thôn", "thôn_có_băng_rộng_di_động", 0.82, 0.17],
  ["hồ_sơ_tiếp_nhận", "hồ_sơ_trực_tuyến", 0.45, 0.4],
] as const

/** One commune in twelve says nothing for the newest period. */
const SILENT = 1 / 12

/**
 * Made-up values of a commune for a period, `step` periods after the first of `steps`. They look
 * like what communes report and are nobody's figures.
 */
export function illustrativeCells(
  unit: string,
  period: string,
  { step, steps }: { readonly step: number; readonly steps: number },
): CellDraft[] {
  if (step === steps - 1 && chance(unit, "silent") < SILENT) return []
  const cell = (measure: string, value: number, cut?: string): CellDraft => ({
    measure,
    unit,
    period,
    value,
    status: "provisional",
    ...(cut === undefined ? {} : { cut }),
  })
  const households = 1800 + Math.round(chance(unit, "households") * 6200)
  const wholes = {
    tổng_hộ: households,
    tổng_thôn: 8 + Math.round(chance(unit, "villages") * 22),
    hồ_sơ_tiếp_nhận: Math.round(households * (0.25 + chance(unit, period, "files") * 0.2)),
  }
  const gone = steps < 2 ? 1 : step / (steps - 1)
  return [
    cell("population", Math.round(households * (3.1 + chance(unit, "people")))),
    ...SHARES.flatMap(([whole, part, from, room]) => {
      const of = wholes[whole]
      const share = from + room * chance(unit, part) * (0.4 + 0.6 * gone)
      return [cell(whole, of), cell(part, Math.round(of * Math.min(1, share)))]
    }),
    ...(["2G", "3G", "4G", "5G"] as const).map((technology, place) => {
      const most = [3, 6, 12, 5][place] ?? 0
      const growing = technology === "5G" ? gone : 1
      const value = Math.round(most * chance(unit, technology) * growing)
      return cell("trạm_bts", value, `technology=${technology}`)
    }),
  ]
}
