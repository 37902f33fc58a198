import type { SheetRow, SheetStatus } from "../model.ts"

/** What became of the points that an agency gave itself. */
export function changeOf(
  selfPoints: number | null,
  verifiedPoints: number | null,
): SheetRow["change"] {
  if (selfPoints === null || verifiedPoints === null) return "open"
  if (verifiedPoints < selfPoints) return "lowered"
  return verifiedPoints > selfPoints ? "raised" : "kept"
}

/**
 * The status word of a criterion as score sheets give it: points taken away ask for evidence; else
 * it follows the self-score: none, full marks, or something between.
 */
export function statusOf(
  maxPoints: number,
  selfPoints: number | null,
  verifiedPoints: number | null,
): SheetStatus {
  if (changeOf(selfPoints, verifiedPoints) === "lowered") return "Cần bổ sung minh chứng"
  if (selfPoints === null || selfPoints === 0) return "Chưa thực hiện"
  return selfPoints >= maxPoints ? "Hoàn thành" : "Đang thực hiện"
}
