import { createHash } from "node:crypto"
import type { AssetProblem, Severity } from "../model.ts"

/** Something that is wrong with an asset, and the values that it is about. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly field: string
  readonly vi: string
  readonly en: string
  readonly suggestion?: string
  readonly assets?: readonly string[]
  /** An answer to the finding holds while these are the same. */
  readonly about: readonly unknown[]
}

export function problemOf(finding: Finding): AssetProblem {
  const { code, severity, field, vi, en, suggestion = null, assets = [] } = finding
  return { code, severity, field, vi, en, suggestion, assets: [...assets] }
}

/** Names what a finding is about: another text where a value behind it changes. */
export function fingerprintOf({ code, field, about }: Finding): string {
  return createHash("sha256")
    .update(JSON.stringify([code, field, about]))
    .digest("hex")
    .slice(0, 16)
}
