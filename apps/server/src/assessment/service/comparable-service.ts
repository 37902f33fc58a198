import { formatNumber } from "@tinhso/vietnamese"
import type { Reader } from "../../platform/database.ts"
import { coverage } from "../index-set/check-mapping.ts"
import type { Covered, MappingRow, Round } from "../model.ts"
import { identityRows } from "../results/compare-rounds.ts"
import { mappingBetween } from "../store/mapping-store.ts"
import { treeOfVersion } from "./mapping-service.ts"

/** What makes two rounds comparable: one index version, or a mapping. */
interface Comparable {
  readonly kind: "direct" | "mapped"
  readonly rows: readonly MappingRow[]
  readonly document: string | null
  readonly coversFrom: Covered
  readonly coversTo: Covered
}

export const versionOf = ({ indexId, indexVersion }: Round) => ({
  id: indexId,
  version: indexVersion,
})

/**
 * Whether the points of two rounds may stand beside each other: of one version of one index they
 * may; of two versions only where a mapping with a document says what corresponds to what.
 */
export async function comparableRounds(
  db: Reader,
  from: Round,
  to: Round,
  asOf: string | null = null,
): Promise<Comparable | null> {
  const [earlier, later] = [versionOf(from), versionOf(to)]
  const fromTree = await treeOfVersion(db, earlier)
  const toTree = await treeOfVersion(db, later)
  if (earlier.id === later.id && earlier.version === later.version) {
    const rows = identityRows(toTree)
    return { kind: "direct", rows, document: null, ...coverage(fromTree, toTree, rows) }
  }
  const mapping = await mappingBetween(db, earlier, later, asOf)
  if (mapping === null) return null
  const { rows, document } = mapping
  return { kind: "mapped", rows, document, ...coverage(fromTree, toTree, rows) }
}

const named = ({ indexId, indexVersion }: Round) => `${indexId} bản ${indexVersion}`
const share = ({ points, of }: Covered) => `${formatNumber(points)}/${formatNumber(of)} điểm`

/** What must be said wherever two rounds stand side by side. */
export function comparisonNote(from: Round, to: Round, comparable: Comparable | null): string {
  if (comparable === null) {
    return `${from.id} chấm theo ${named(from)}, ${to.id} theo ${named(to)}: chưa có bảng đối chiếu nên không so sánh.`
  }
  if (comparable.kind === "direct") return `Cùng ${named(to)}.`
  const { coversFrom, coversTo, document } = comparable
  return `Theo ${document ?? ""}: chỉ so ${share(coversTo)} của ${named(to)} với ${share(coversFrom)} của ${named(from)}.`
}

/** The same as results tell it: whether an earlier round may stand beside a later one, and why. */
export async function besideOf(db: Reader, before: Round, round: Round, asOf: string | null) {
  const found = await comparableRounds(db, before, round, asOf)
  return { comparable: found?.kind ?? ("no" as const), note: comparisonNote(before, round, found) }
}
