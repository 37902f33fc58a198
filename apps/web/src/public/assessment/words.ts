import type { Mark, Piece } from "@tinhso/server/assessment/outputs/model"
import { formatDay, formatDecimal, type Language } from "../../i18n/index.ts"
import { localPath, type Site } from "../site.tsx"

const part = encodeURIComponent

export const ROUNDS = "/cham-diem"
export const roundPath = (round: string) => `${ROUNDS}/${part(round)}`
export const agencyPath = (round: string, unit: string) => `${roundPath(round)}/${part(unit)}`
export const indexPath = (id: string, version?: number) =>
  `${ROUNDS}/bo-chi-so/${part(id)}${version === undefined ? "" : `?ban=${version}`}`
export const anchorOf = (code: string) => `tc-${code}`

/** Points as scores print them: at most two decimals. */
export const pointsText = (points: number, language: Language): string =>
  formatDecimal(String(Math.round(points * 100) / 100), language)

type Said = number | "not-applicable" | null

/** Points, that the criterion does not apply, or a dash where there are none. */
export function saidText(said: Said, { language, t }: Site): string {
  if (said === null) return "–"
  return said === "not-applicable" ? t("dti.notApplicable") : pointsText(said, language)
}

/** "63,8 %". */
export const shareText = (share: number | null, language: Language): string =>
  share === null ? "–" : `${formatDecimal(String(Math.round(share * 1000) / 10), language)}\u00a0%`

interface Ranked {
  readonly rank: number | null
  readonly best: number | null
  readonly worst: number | null
}

/** "3 (2–5)": the rank and between which ranks it stays. */
export function rankText({ rank, best, worst }: Ranked): string {
  if (rank === null) return "–"
  return best === null || worst === null ? String(rank) : `${rank} (${best}–${worst})`
}

/** "▲ 3", "▼ 2", "=": with a shape and a sign, never colour alone. */
export function gainedText(gained: number | null): string {
  if (gained === null) return "–"
  if (gained === 0) return "="
  return gained > 0 ? `▲ ${gained}` : `▼ ${-gained}`
}

export const periodText = (starts: string, ends: string, language: Language): string =>
  `${formatDay(starts, language)} – ${formatDay(ends, language)}`

/** The decision of an index in words. */
export function decisionText(
  {
    decision,
    issued,
    issuer,
  }: { readonly decision: string; readonly issued: string | null; readonly issuer: string },
  { t, language }: Site,
): string {
  if (decision === "") return t("dti.noDecision")
  const day = issued === null ? [] : [formatDay(issued, language)]
  return [decision, ...day, issuer].filter((one) => one !== "").join(", ")
}

export const MARK_WORDS = {
  draft: ["dti.draft", "dti.draftWhat"],
  illustrative: ["dti.illustrative", "dti.illustrativeWhat"],
} as const satisfies Record<Mark, readonly [string, string]>

/** The words of a sentence alone. */
export const plain = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("")

/** The address of a piece of a sentence in the reader's language; a place on a page stays one. */
export const pieceHref = (to: string, language: Language): string => localPath(to, language)
