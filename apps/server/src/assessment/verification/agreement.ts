import type { AgreementHurdle, EvidenceNeed, QueueStanding } from "../model.ts"
import type { Said } from "../scoring/settle.ts"

interface Asked {
  readonly standing: QueueStanding
  readonly self: Said
  readonly computed: Said
  readonly need: EvidenceNeed
  readonly evidence: number
}

/**
 * Whether a claim can be agreed with in one stroke with others: it waits, it is what the rule gives
 * out of the figures, and a document stands beside it where the index wants one at all.
 */
export function agreementHurdle(asked: Asked): AgreementHurdle {
  if (asked.standing !== "waiting") return "not-waiting"
  if (asked.computed === null) return "no-rule"
  if (asked.self !== asked.computed) return "differs"
  return asked.need !== "none" && asked.evidence === 0 ? "no-evidence" : "none"
}
