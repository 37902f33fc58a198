import { createHash } from "node:crypto"
import type { AssetDraft } from "../../../registry/index.ts"

/** A commune in which villages are made up, and a point near which they are put. */
export interface DemoCommune {
  readonly unit: string
  /** "Xã An Lạc": in communes there are thôn, elsewhere tổ dân phố. */
  readonly fullName: string
  readonly name: string
  readonly longitude: number
  readonly latitude: number
}

/** What stands as the source of every made-up village and of its people. */
export const VILLAGE_ILLUSTRATION = "dữ liệu minh họa: tên, vị trí, số hộ, số dân đều là giả định"

export interface DemoRule {
  /** The day from which they are there. */
  readonly from: string
  /** Of all households, those with fibre: a published share. */
  readonly fibreShare: number
}

/** A number from 0 to 1, always the same for the same words. */
function chance(...words: readonly (string | number)[]): number {
  return createHash("sha256").update(words.join("\n")).digest().readUInt32BE(0) / 2 ** 32
}

const PLACES = ["Đồng", "Làng", "Bãi", "Núi", "Cầu", "Đình", "Hồ", "Rừng", "Sông", "Suối"] as const
const SIDES = ["Thượng", "Hạ", "Đông", "Tây", "Trung", "Mới", "Ngoài", "Trong"] as const

interface Made {
  readonly commune: DemoCommune
  readonly number: number
  readonly households: number | null
  readonly population: number | null
}

/**
 * Made-up villages of communes, always the same. Some of them nobody has counted, of some nobody
 * reports fibre; of the others' households the published share has it, to the household.
 */
export function makeVillages(communes: readonly DemoCommune[], rule: DemoRule): AssetDraft[] {
  const made = communes.flatMap(villagesIn)
  const reporting = made.filter(
    (one) => one.households !== null && chance(one.commune.unit, one.number, "fibre") > 0.03,
  )
  const fibre = shared(reporting, rule.fibreShare)
  return made.map((one) => draftOf(one, fibre.get(one) ?? null, rule.from))
}

function villagesIn(commune: DemoCommune): Made[] {
  const { unit } = commune
  const count = 6 + Math.floor(chance(unit, "count") * 7)
  return Array.from({ length: count }, (_, i) => {
    const number = i + 1
    const households = 40 + Math.floor(chance(unit, number, "households") * 260)
    const each = 3.2 + chance(unit, number, "size") * 1.2
    const isCounted = chance(unit, number, "counted") > 0.03
    return {
      commune,
      number,
      households: isCounted ? households : null,
      population: isCounted ? Math.round(households * each) : null,
    }
  })
}

/** Whole households with fibre that come to a share of all of them: the largest remainders get one more. */
function shared(villages: readonly Made[], share: number): Map<Made, number> {
  const all = villages.reduce((sum, { households }) => sum + (households ?? 0), 0)
  const wanted = Math.round(all * share)
  const exact = villages.map((one) => {
    const whole = one.households ?? 0
    const own =
      whole * Math.min(1, Math.max(0, share + (chance(one.commune.unit, one.number) - 0.5) * 0.2))
    return { one, whole, floor: Math.floor(own), rest: own % 1 }
  })
  const found = new Map(exact.map(({ one, floor }) => [one, floor]))
  let left = wanted - exact.reduce((sum, { floor }) => sum + floor, 0)
  const order = exact.toSorted((a, b) => b.rest - a.rest)
  while (left !== 0) {
    const before = left
    for (const { one, whole } of order) {
      if (left === 0) break
      const now = found.get(one) ?? 0
      const step = Math.sign(left)
      if (now + step < 0 || now + step > whole) continue
      found.set(one, now + step)
      left -= step
    }
    if (left === before) break
  }
  return found
}

const rounded = (value: number) => Math.round(value * 1e5) / 1e5

function draftOf(
  { commune, number, households, population }: Made,
  fibre: number | null,
  from: string,
): AssetDraft {
  const { unit, fullName } = commune
  const isRural = fullName.startsWith("Xã")
  const turn = chance(unit, number, "turn") * 2 * Math.PI
  const far = 0.003 + Math.sqrt(chance(unit, number, "far")) * 0.03
  const counted = { counted_on: from, counted_source: VILLAGE_ILLUSTRATION }
  return {
    kind: "village",
    codes: [{ scheme: "MINH-HOA", code: `THON-${unit}-${String(number).padStart(2, "0")}` }],
    name: isRural ? `Thôn ${nameOf(unit, number)}` : `Tổ dân phố ${number} ${commune.name}`,
    from,
    unit,
    geometry: {
      type: "Point",
      coordinates: [
        rounded(commune.longitude + Math.cos(turn) * far),
        rounded(commune.latitude + Math.sin(turn) * far),
      ],
    },
    attributes: {
      settlement_type: isRural ? "thon" : "to-dan-pho",
      ...(households === null || population === null ? {} : { households, population, ...counted }),
      ...(fibre === null
        ? {}
        : { fibre_households: fibre, fibre_on: from, fibre_source: VILLAGE_ILLUSTRATION }),
    },
  }
}

/** Different for every number within a commune. */
function nameOf(unit: string, number: number): string {
  const at = (Math.floor(chance(unit, "name") * 80) + number * 37) % 80
  return `${PLACES[at % PLACES.length]} ${SIDES[Math.floor(at / PLACES.length)]}`
}
