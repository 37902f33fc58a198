import { readValue } from "../../grid/reading.ts"

/** What somebody wrote as points. */
export type PointsRead =
  | { readonly kind: "points"; readonly points: number }
  | {
      readonly kind: "wrong"
      readonly why: "blank" | "unread" | "ambiguous" | "above" | "below" | "decimals"
    }

/** Points as written, "7,5" or "7.5": never more than the maximum, at most four decimals. */
export function readPoints(written: string, maxPoints: number | null): PointsRead {
  const read = readValue(written, { marks: "ask", units: ["", "điểm"], counted: false })
  if (read.kind === "blank") return { kind: "wrong", why: "blank" }
  if (read.kind === "ask") return { kind: "wrong", why: "ambiguous" }
  if (read.kind !== "value") return { kind: "wrong", why: "unread" }
  if (read.value < 0) return { kind: "wrong", why: "below" }
  if (maxPoints !== null && read.value > maxPoints) return { kind: "wrong", why: "above" }
  const decimals = read.exact.split(".")[1]?.replace(/0+$/u, "") ?? ""
  return decimals.length > 4
    ? { kind: "wrong", why: "decimals" }
    : { kind: "points", points: read.value }
}
