import type { Dossier } from "@tinhso/server/assessment/model"
import { type VerdictDraft, verdictSaid } from "./verdict-draft.ts"

/**
 * Whether the newest that was said of a criterion is this very verdict: it arrived although its
 * answer did not, or was sent by another window.
 */
export function alreadySaid(
  dossier: Dossier | undefined,
  { verdict, base }: Pick<VerdictDraft, "verdict" | "base">,
  organisation: string,
): boolean {
  const last = dossier?.steps.at(-1)
  if (dossier === undefined || last === undefined || last.seq <= base) return false
  if (last.organisation !== organisation || last.part === "agency") return false
  const wanted = verdictSaid(verdict, dossier.self)
  return last.points === wanted.points && last.reason === wanted.reason.normalize("NFC").trim()
}
