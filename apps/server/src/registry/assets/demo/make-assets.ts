import { createHash } from "node:crypto"
import type { AssetDraft, AttributeValue } from "../model.ts"
import type { DemoArea } from "./published.ts"

/** A commune that assets are made up in, and a point near which they are put. */
export interface DemoPlace {
  readonly unit: string
  readonly longitude: number
  readonly latitude: number
}

/** What stands as the source of every made-up asset. */
export const ILLUSTRATION =
  "dữ liệu minh họa: số lượng khớp số liệu đã công bố, từng bản ghi là giả định"

/** A number from 0 to 1, always the same for the same words. */
function chance(...words: readonly (string | number)[]): number {
  return createHash("sha256").update(words.join("\n")).digest().readUInt32BE(0) / 2 ** 32
}

function pick<T>(list: readonly T[], ...words: readonly (string | number)[]): T {
  const found = list[Math.floor(chance(...words) * list.length)]
  if (found === undefined) throw new Error("nothing to pick from")
  return found
}

const OPERATORS = ["452-04", "452-02", "452-01", "452-05"] as const
const FREQUENCIES = { "2G": 900, "3G": 2100, "4G": 1800, "5G": 3700 } as const
const TECHNOLOGIES = ["2G", "3G", "4G", "5G"] as const
type Technology = (typeof TECHNOLOGIES)[number]

/** All made-up assets of an area, in the order in which they may name each other. */
export function makeAssets(area: DemoArea, places: readonly DemoPlace[]): AssetDraft[] {
  const make = new Maker(area, places)
  return [...make.mobile(), ...make.cameras(), ...make.local()]
}

const rounded = (value: number) => Math.round(value * 1e5) / 1e5

class Maker {
  private readonly area: DemoArea
  private readonly places: readonly DemoPlace[]

  constructor(area: DemoArea, places: readonly DemoPlace[]) {
    this.area = area
    this.places = places
  }

  private draft(
    kind: string,
    number: number,
    attributes: Record<string, AttributeValue>,
    more: Partial<AssetDraft> = {},
  ): AssetDraft {
    const code = `${this.area.prefix}-${KINDS[kind] ?? kind}-${String(number).padStart(4, "0")}`
    return {
      kind,
      codes: [{ scheme: "MINH-HOA", code }],
      name: `${NAMES[kind] ?? kind} ${code}`,
      from: this.area.from,
      attributes,
      ...more,
    }
  }

  /** Somewhere in a commune, spread over all of them. */
  private somewhere(kind: string, number: number): Pick<AssetDraft, "unit" | "geometry"> {
    const { prefix } = this.area
    const place = this.places[number % this.places.length]
    if (place === undefined) return {}
    const turn = chance(prefix, kind, number, "turn") * 2 * Math.PI
    const far = 0.004 + Math.sqrt(chance(prefix, kind, number, "far")) * 0.035
    const longitude = rounded(place.longitude + Math.cos(turn) * far)
    const latitude = rounded(place.latitude + Math.sin(turn) * far)
    return {
      unit: place.unit,
      geometry: { type: "Point", coordinates: [longitude, latitude] },
    }
  }

  private unitOf(number: number): Pick<AssetDraft, "unit"> {
    const place = this.places[number % this.places.length]
    return place === undefined ? {} : { unit: place.unit }
  }

  *mobile(): Generator<AssetDraft> {
    const { mobile, prefix } = this.area
    if (mobile === null) return
    for (let n = 0; n < mobile.masts; n++) {
      const height = 24 + Math.round(chance(prefix, "height", n) * 12) * 3
      const attributes = {
        class: pick(["A2a", "A2b", "A2b", "A2b", "A2c"], prefix, "class", n),
        height,
      }
      const key = `${prefix}-${n}`
      yield { ...this.draft("mast", n + 1, attributes), ...this.somewhere("mast", n), key }
    }
    let number = 0
    for (const { mast, technology, operator } of stationsOf(mobile)) {
      const attributes = {
        mast: `key:${prefix}-${mast}`,
        technology,
        operator: OPERATORS[(mast + operator) % OPERATORS.length] ?? OPERATORS[0],
        frequency_mhz: FREQUENCIES[technology],
        azimuths: [0, 120, 240],
        power_dbm: 43,
      }
      yield this.draft("base-station", ++number, attributes)
    }
  }

  *cameras(): Generator<AssetDraft> {
    const { cameras, prefix } = this.area
    for (let n = 0; n < (cameras?.all ?? 0); n++) {
      const analytics = n < (cameras?.analytics ?? 0)
      const purpose = analytics
        ? "traffic"
        : pick(["public-order", "traffic", "premises"], prefix, "purpose", n)
      const more = analytics ? { legal_basis: "Căn cứ minh họa", capabilities: ["counting"] } : {}
      const attributes = { analytics, purpose, retention_days: 30, ...more }
      yield { ...this.draft("camera", n + 1, attributes), ...this.somewhere("camera", n) }
    }
  }

  *local(): Generator<AssetDraft> {
    const { local, prefix } = this.area
    if (local === null) return
    const { wifiTourism, wifiCommunes, tslcd, broadcast, broadcastIp } = local
    for (let n = 0; n < wifiTourism + wifiCommunes; n++) {
      const attributes = { place_type: n < wifiTourism ? "tourist-site" : "commune", free: true }
      yield { ...this.draft("wifi-point", n + 1, attributes), ...this.somewhere("wifi", n) }
    }
    for (let n = 0; n < tslcd; n++) {
      const attributes = { level: n < 5 ? "district" : "commune" }
      yield { ...this.draft("tslcd-node", n + 1, attributes), ...this.somewhere("tslcd", n) }
    }
    for (let n = 0; n < broadcast; n++) {
      const key = `${prefix}-broadcast-${n}`
      const station = this.draft("broadcast-station", n + 1, { ip: n < broadcastIp })
      yield { ...station, ...this.somewhere("broadcast", n), key }
    }
    yield* this.loudspeakers(local)
    for (let n = 0; n < local.portals + local.portalComponents; n++) {
      const attributes = {
        portal_type: n < local.portals ? "main" : "component",
        url: `https://minh-hoa-${n}.example`,
      }
      yield { ...this.draft("portal", n + 1, attributes), ...this.unitOf(n) }
    }
  }

  /** In clusters of three, the last one with what is left. */
  private *loudspeakers(local: NonNullable<DemoArea["local"]>): Generator<AssetDraft> {
    const { prefix } = this.area
    for (let [n, left] = [0, local.loudspeakers]; left > 0; n++) {
      const loudspeakers = Math.min(3, left)
      const at = n % local.broadcast
      const attributes = {
        ip: at < local.broadcastIp,
        loudspeakers,
        station: `key:${prefix}-broadcast-${at}`,
      }
      left -= loudspeakers
      yield { ...this.draft("loudspeaker-cluster", n + 1, attributes), ...this.somewhere("loa", n) }
    }
  }
}

interface MadeStation {
  readonly mast: number
  readonly technology: Technology
  /** Which of the mast's operators. */
  readonly operator: number
}

/** One mast in this many has 2G and nothing else. */
const ONLY_2G = 25

/**
 * Stations spread over masts, never two of a technology by one operator on a mast: a few masts have
 * 2G alone, every other one has at least 4G.
 */
function* stationsOf(
  mobile: Readonly<Record<Technology | "masts", number>>,
): Generator<MadeStation> {
  const low = Math.floor(mobile.masts / ONLY_2G)
  const rest = mobile.masts - low
  for (let mast = rest; mast < mobile.masts; mast++) {
    yield { mast, technology: "2G", operator: 0 }
  }
  for (const technology of TECHNOLOGIES) {
    const left = mobile[technology] - (technology === "2G" ? low : 0)
    for (let n = 0; n < left; n++) {
      const round = Math.floor(n / rest)
      const inRound = Math.min(rest, left - round * rest)
      const mast = Math.floor(((n % rest) * rest) / inRound)
      yield { mast, technology, operator: round }
    }
  }
}

/** Short words of kinds for codes. */
const KINDS: Readonly<Record<string, string>> = {
  mast: "COT",
  "base-station": "BTS",
  camera: "CAM",
  "wifi-point": "WIFI",
  "tslcd-node": "TSLCD",
  "broadcast-station": "TT",
  "loudspeaker-cluster": "LOA",
  portal: "CTT",
}
const NAMES: Readonly<Record<string, string>> = {
  mast: "Cột",
  "base-station": "Trạm",
  camera: "Camera",
  "wifi-point": "Điểm wifi",
  "tslcd-node": "Điểm TSLCD",
  "broadcast-station": "Trạm truyền thanh",
  "loudspeaker-cluster": "Cụm loa",
  portal: "Cổng",
}

/** Kinds of which a text gives the whole number in an area: there the register is kept. */
export function keptKinds({ mobile, mastsKnown, cameras, local }: DemoArea): string[] {
  const kinds: string[] = []
  if (mobile !== null) kinds.push("base-station")
  if (mobile !== null && mastsKnown) kinds.push("mast")
  if (cameras !== null) kinds.push("camera")
  if (local !== null) {
    kinds.push("wifi-point", "tslcd-node", "broadcast-station", "loudspeaker-cluster", "portal")
  }
  return kinds
}
