import { useState } from "react"
import type { ReportId } from "./queries.ts"

interface Judged {
  /** Lines agreed with. */
  readonly agreed: readonly string[]
  /** Lines disagreed with, and why. */
  readonly reasons: readonly (readonly [string, string])[]
}

const NOTHING: Judged = { agreed: [], reasons: [] }

/**
 * What a verifier thinks of the lines of one submission. It stays in this tab until the decision on
 * the whole is taken, so that a reload loses nothing.
 */
export function useJudgement({ collection, unit }: ReportId, submittedAt: string) {
  const key = `tinhso.judgement ${collection} ${unit} ${submittedAt}`
  const [judged, setJudged] = useState<Judged>(() => keptAt(key))
  const change = (next: Judged) => {
    setJudged(next)
    try {
      sessionStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Without storage it lasts as long as the page.
    }
  }
  const reasons = new Map(judged.reasons)
  const agreed = new Set(judged.agreed)
  return {
    agreed,
    reasons,
    agree: (row: string) => {
      reasons.delete(row)
      change({ agreed: [...agreed.add(row)], reasons: [...reasons] })
    },
    disagree: (row: string, reason: string) => {
      agreed.delete(row)
      change({ agreed: [...agreed], reasons: [...reasons.set(row, reason)] })
    },
    forget: () => {
      try {
        sessionStorage.removeItem(key)
      } catch {
        // Nothing was kept.
      }
    },
  }
}

export type Judgement = ReturnType<typeof useJudgement>

function keptAt(key: string): Judged {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null")
    return isJudged(kept) ? kept : NOTHING
  } catch {
    return NOTHING
  }
}

const isJudged = (kept: unknown): kept is Judged =>
  typeof kept === "object" &&
  kept !== null &&
  "agreed" in kept &&
  Array.isArray(kept.agreed) &&
  "reasons" in kept &&
  Array.isArray(kept.reasons)
