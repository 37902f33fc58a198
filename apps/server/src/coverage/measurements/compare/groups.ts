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
      ...inWords(by, value, rules),
      figures: figuresOf(own, floor, rules.few),
    }))
}

type Words = readonly [vi: string, en: string]

const WORDS: Readonly<Partial<Record<GroupBy, Readonly<Record<string, Words>>>>> = {
  sight: {
    free: ["nhìn thấy trạm", "in sight of the station"],
    grazing: ["thấy nhưng chạm vùng Fresnel", "in sight, Fresnel zone touched"],
    hidden: ["bị địa hình che", "hidden by terrain"],
    unknown: ["không rõ tầm nhìn", "sight not known"],
  },
  terrain: {
    flat: ["bằng phẳng", "flat ground"],
    rolling: ["lượn sóng", "rolling ground"],
    hilly: ["đồi núi", "hills"],
    unknown: ["không có độ cao", "heights not known"],
  },
  server: {
    same: ["đúng trạm mà mô hình cho là tốt nhất", "served by the model's best station"],
    other: ["máy bám trạm khác trạm tốt nhất của mô hình", "served by another station"],
    unmatched: ["không nhận ra trạm; so với trạm tốt nhất", "cell unknown; against the best"],
  },
  distance: { unknown: ["không rõ trạm", "station not known"] },
}

function inWords(by: GroupBy, value: string, rules: MeasurementRules): { vi: string; en: string } {
  const plain = by === "distance" ? ringName(Number(value), rules) : value
  const [vi = plain, en = plain] = WORDS[by]?.[value] ?? []
  return { vi, en }
}

/** "1–3 km", "trên 20 km" */
function ringName(ring: number, { ringsKm }: MeasurementRules): string {
  const start = ring === 0 ? 0 : (ringsKm[ring - 1] ?? 0)
  const end = ringsKm[ring]
  return end === undefined ? `> ${start} km` : `${start}–${end} km`
}
