import { createHash } from "node:crypto"
import type { GapFacts, GapState } from "../model.ts"

/** Somewhere gaps are made up, and a point near which they are put. */
export interface DemoPlace {
  readonly unit: string
  readonly longitude: number
  readonly latitude: number
}

/** What is made up in one area. */
export interface DemoArea {
  /** A short word that makes its numbers its own. */
  readonly code: string
  /** Unit of its day. */
  readonly unit: string
  readonly on: string
  readonly counts: Readonly<Partial<Record<GapState, number>>>
}

/**
 * Hạ Long's plan tells of more than 97 % of gaps closed in 2023 (`hl-02` of the published figures): 37
 * of 38. How many gaps there are no text tells; those of Bắc Giang are made up altogether.
 */
export const AREAS: readonly DemoArea[] = [
  { code: "HL", unit: "193", on: "2023-12-31", counts: { closed: 37, planned: 1 } },
  {
    code: "BG",
    unit: "24",
    on: "2024-10-09",
    counts: { closed: 150, planned: 3, confirmed: 1, reported: 6, dismissed: 2 },
  },
]

/** One state that a made-up gap comes into. */
interface DemoStep {
  readonly state: GapState
  readonly day: string
  readonly note: string
  readonly organisation: string | null
  readonly document: string | null
  readonly due: string | null
}

export interface DemoGap {
  readonly facts: GapFacts
  readonly steps: readonly DemoStep[]
}

const MADE_UP = "Dữ liệu minh họa, không có thật"
const NAMES = ["Khe", "Đèo", "Suối", "Bãi", "Thung", "Ngàn", "Lũng", "Mỏ", "Hang", "Vực"] as const
const SIDES = ["Sâu", "Cạn", "Thượng", "Hạ", "Trong", "Ngoài", "Đá", "Gió", "Tối", "Xa"] as const
const OPERATORS = ["Viettel", "VNPT", "MobiFone"] as const
const WAY: Readonly<Record<GapState, readonly GapState[]>> = {
  reported: ["reported"],
  confirmed: ["reported", "confirmed"],
  planned: ["reported", "confirmed", "planned"],
  closed: ["reported", "confirmed", "planned", "closed"],
  dismissed: ["reported", "dismissed"],
}

/** A number from 0 to 1, always the same for the same words. */
function chance(...words: readonly (string | number)[]): number {
  return createHash("sha256").update(words.join("\n")).digest().readUInt32BE(0) / 2 ** 32
}

const pick = <T>(list: readonly T[], part: number): T | undefined =>
  list[Math.min(list.length - 1, Math.floor(part * list.length))]

/** How far the nearest mast is from a place, m. */
export type ToMast = (latitude: number, longitude: number) => number

/** All made-up gaps of an area: always the same, each as far from masts as its commune lets it be. */
export function makeGaps(
  area: DemoArea,
  places: readonly DemoPlace[],
  toMast: ToMast,
): readonly DemoGap[] {
  const states = (["closed", "planned", "confirmed", "reported", "dismissed"] as const).flatMap(
    (state) => Array.from({ length: area.counts[state] ?? 0 }, () => state),
  )
  return states.flatMap((state, n) => {
    const place = pick(places, ((n * 7 + 3) % states.length) / states.length)
    if (place === undefined) return []
    return [{ facts: factsOf(area, n, place, toMast), steps: stepsOf(area, n, state) }]
  })
}

function factsOf(area: DemoArea, n: number, place: DemoPlace, toMast: ToMast): GapFacts {
  const { code } = area
  const name = `${pick(NAMES, chance(code, n, "name")) ?? ""} ${pick(SIDES, chance(code, n, "side")) ?? ""}`
  const households = 12 + Math.floor(chance(code, n, "households") * 90)
  const isCounted = chance(code, n, "counted") > 0.05
  const operator = pick(OPERATORS, chance(code, n, "operator"))
  return {
    name,
    unit: place.unit,
    technology: "4G",
    operators: operator !== undefined && chance(code, n, "all") < 0.3 ? [operator] : [],
    villages: [{ name, ...remotest(area, n, place, toMast) }],
    population: isCounted ? Math.round(households * (3.2 + chance(code, n, "size"))) : null,
    households: isCounted ? households : null,
    source: MADE_UP,
    definition: MADE_UP,
  }
}

const TRIED = 30

/** Of a few places around a commune's point, the one farthest from any mast. */
function remotest(area: DemoArea, n: number, place: DemoPlace, toMast: ToMast) {
  const tried = Array.from({ length: TRIED }, (_one, i) => {
    const turn = chance(area.code, n, i, "turn") * 2 * Math.PI
    const far = 0.02 + Math.sqrt(chance(area.code, n, i, "far")) * 0.035
    return {
      latitude: rounded(place.latitude + Math.sin(turn) * far),
      longitude: rounded(place.longitude + Math.cos(turn) * far),
    }
  })
  const metres = tried.map(({ latitude, longitude }) => toMast(latitude, longitude))
  const best = metres.indexOf(Math.max(...metres))
  return tried[best] ?? { latitude: place.latitude, longitude: place.longitude }
}

const rounded = (value: number) => Math.round(value * 1e5) / 1e5

/** The states it came into, over the two years before the day of its area. */
function stepsOf({ code, on }: DemoArea, n: number, state: GapState): DemoStep[] {
  const way = WAY[state]
  const span = 700
  const begins = Math.floor(chance(code, n, "begins") * 240)
  return way.map((step, i) => {
    const share = way.length === 1 ? 0.9 : i / (way.length - 1)
    const before = Math.round((span - begins) * (1 - share) * 0.95) + (n % 20)
    return {
      state: step,
      day: daysBefore(on, before),
      note: step === "dismissed" ? `${MADE_UP}: không có người ở` : MADE_UP,
      organisation: ORGANISATIONS[step],
      document: null,
      // Plans of the demonstration are due at the end of the year after, and late ones before.
      due: step === "planned" ? daysBefore(on, n % 3 === 0 ? -60 : -800) : null,
    }
  })
}

const ORGANISATIONS: Readonly<Record<GapState, string | null>> = {
  reported: "UBND xã (minh họa)",
  confirmed: "Phòng chuyên môn (minh họa)",
  planned: "Nhà mạng (minh họa)",
  closed: "Nhà mạng (minh họa)",
  dismissed: "Phòng chuyên môn (minh họa)",
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}
