import { parseNumber, searchKey, toNfc } from "@tinhso/vietnamese"

/** What the points cell of a row says. */
export type PointsRead =
  | { readonly kind: "points"; readonly points: number }
  | { readonly kind: "none" }
  /** "Không tính điểm". */
  | { readonly kind: "unscored" }
  /** A formula: the sum is taken from the rows below. */
  | { readonly kind: "formula" }
  | { readonly kind: "wrong" }

const NOTHING = new Set(["", "-", "–", "—", "x", "/"])

/** Points as annexes write them: "10", "10,5", "10đ", "10 điểm", "Tối đa 10 điểm", "1.000". */
export function pointsIn(cell: string, kind: string | undefined): PointsRead {
  if (kind === "f") return { kind: "formula" }
  if (kind === "d" || kind === "e") return { kind: "wrong" }
  if (kind === "n") {
    const points = Number(cell)
    return Number.isFinite(points) && points >= 0 ? { kind: "points", points } : { kind: "wrong" }
  }
  const text = toNfc(cell).replaceAll(/\s+/gu, " ").trim()
  if (NOTHING.has(text.toLowerCase())) return { kind: "none" }
  if (/^(?:khong (?:tinh|cham) diem|kcd|khong diem)$/u.test(searchKey(text))) {
    return { kind: "unscored" }
  }
  const bare = text
    .replace(/^(?:điểm\s+)?tối\s+đa\s*:?\s*/iu, "")
    .replace(/\s*(?:điểm|đ)\.?$/iu, "")
  const points = numberFrom(bare)
  return points === null ? { kind: "wrong" } : { kind: "points", points }
}

function numberFrom(text: string): number | null {
  const read = parseNumber(text)
  if (read.kind === "number" && read.comparator === "=" && read.value >= 0) return read.value
  // "1.000" heads an annex: nobody gives one point in three decimals.
  const thousands =
    read.kind === "ambiguous" ? read.readings.find(({ value }) => value >= 1000) : undefined
  return thousands?.value ?? null
}

/** Points that stand behind a heading: "NỀN TẢNG CHUNG (500 điểm)", "Nhận thức số: 100 điểm". */
export function pointsBehind(
  name: string,
): { readonly name: string; readonly points: number } | null {
  const found =
    /^(.*?)\s*(?:\(\s*(?:tối\s+đa\s+)?([\d.,]+)\s*điểm\s*\)|[:–-]\s*([\d.,]+)\s*điểm)\s*$/isu.exec(
      name,
    )
  const points = numberFrom(found?.[2] ?? found?.[3] ?? "")
  return found === null || points === null ? null : { name: found[1] ?? "", points }
}
