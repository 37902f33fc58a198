import type { ComparisonGroup, GroupBy } from "../model.ts"
import type { MeasurementRules } from "../rules.ts"
import { figuresOf, type Sample } from "./figures.ts"

interface Grouping {
  /** Of the receiver, hundredths of a dBm. */
  readonly floor: number | null
  readonly rules: MeasurementRules
}

/** Samples by something that they have in common, in the order of their values. */
export function groupsIn<S extends Sample>(
  samples: readonly S[],
  by: GroupBy,
  valueOf: (sample: S) => string,
  { floor, rules }: Grouping,
): ComparisonGroup[] {
  const found = Map.groupBy(samples, valueOf)
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, own]) => ({
      by,
      value: by === "distance" && value !== "unknown" ? ringName(Number(value), rules) : value,
      vi: inWords(by, value, rules),
      figures: figuresOf(own, floor, rules.few),
    }))
}

const WORDS: Readonly<Partial<Record<GroupBy, Readonly<Record<string, string>>>>> = {
  sight: {
    free: "nhìn thấy trạm",
    grazing: "thấy nhưng chạm vùng Fresnel",
    hidden: "bị địa hình che",
    unknown: "không rõ tầm nhìn",
  },
  terrain: {
    flat: "bằng phẳng",
    rolling: "lượn sóng",
    hilly: "đồi núi",
    unknown: "không có độ cao",
  },
  server: {
    same: "đúng trạm mà mô hình cho là tốt nhất",
    other: "máy bám trạm khác trạm tốt nhất của mô hình",
    unmatched: "không nhận ra trạm; so với trạm tốt nhất",
  },
  distance: { unknown: "không rõ trạm" },
}

const inWords = (by: GroupBy, value: string, rules: MeasurementRules): string =>
  WORDS[by]?.[value] ?? (by === "distance" ? ringName(Number(value), rules) : value)

/** "1–3 km", "trên 20 km" */
function ringName(ring: number, { ringsKm }: MeasurementRules): string {
  const start = ring === 0 ? 0 : (ringsKm[ring - 1] ?? 0)
  const end = ringsKm[ring]
  return end === undefined ? `> ${start} km` : `${start}–${end} km`
}
