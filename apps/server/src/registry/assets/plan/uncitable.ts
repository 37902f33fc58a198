import type { Finding } from "../checks/finding.ts"
import { evidenceOf } from "../facts.ts"
import type { Facts } from "../replay.ts"

/**
 * Documents that a draft would put on an asset although whoever saves may not; those that stand there
 * already may stay. One that is another's reads like one that is not there.
 */
export function uncitable(
  before: Facts,
  after: Facts,
  mayCite: ((id: string) => boolean) | undefined,
): Finding[] {
  const there = new Set(evidenceOf(before))
  return evidenceOf(after)
    .filter((id) => !there.has(id) && mayCite?.(id) !== true)
    .map((id) => ({
      code: "unknown-document",
      severity: "error",
      field: "evidence",
      vi: `Không có tài liệu “${id}” trong phạm vi được dẫn`,
      en: `There is no document “${id}” that you may cite`,
      about: [id],
    }))
}
