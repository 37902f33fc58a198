import { Class } from "../../output/classes.ts"
import { LEVEL_PALETTE, LEVEL_STEPS } from "../../output/level-colours.ts"
import type { Colour } from "../../output/png.ts"
import type { LegendEntry, Picture } from "../model.ts"

/** One class of a picture: its colour, how it is filled, and what it means. */
interface Shade {
  readonly colour: Colour
  readonly pattern: LegendEntry["pattern"]
  readonly label: string
  readonly labelEn: string
}

/** How the values of a picture are drawn. */
export interface Shading {
  readonly shades: readonly Shade[]
  /** The position of a value's shade, -1 where nothing is drawn. */
  of(value: number): number
}

/** What a picture is of. */
export interface Drawn {
  readonly what: Picture
  readonly thresholdDbm: number | null
  readonly reliabilities: readonly number[]
  /** For `server`: which of `SERVER_SHADES` a station has, by its position. */
  readonly shadeOfServer: readonly number[]
}

/** Without a threshold colours begin where phones of any kind still hear something. */
const FAINTEST = -110
const NO_LEVEL_DBM = -9999
const NO_SERVER = 65_535

const UNCOVERED: Shade = {
  colour: [0x8c, 0x51, 0x0a, 190],
  pattern: "dots",
  label: "Đã tính, chưa đạt ngưỡng",
  labelEn: "Computed, below the threshold",
}
const UNKNOWN: Shade = {
  colour: [0x52, 0x52, 0x52, 190],
  pattern: "hatched",
  label: "Không biết: thiếu địa hình",
  labelEn: "Unknown: no terrain",
}

export function shadingOf(drawn: Drawn): Shading {
  if (drawn.what === "covered") return COVERED
  if (drawn.what === "level") return levelShading(drawn.thresholdDbm)
  if (drawn.what === "reliability") return reliabilityShading(drawn.reliabilities)
  return serverShading(drawn.shadeOfServer)
}

const COVERED: Shading = {
  shades: [
    {
      colour: [0x21, 0x71, 0xb5, 200],
      pattern: "plain",
      label: "Có sóng theo định nghĩa",
      labelEn: "Covered as defined",
    },
    UNCOVERED,
    UNKNOWN,
  ],
  of(value) {
    if (value === Class.covered) return 0
    if (value === Class.uncovered) return 1
    return value === Class.unknown ? 2 : -1
  },
}

const inDbm = (value: number) => `${String(value).replace("-", "−")} dBm`

function levelShading(threshold: number | null): Shading {
  const from = threshold ?? FAINTEST
  const least = LEVEL_STEPS.map((above) => from + above)
  const shades = least.map((level, i): Shade => ({
    colour: LEVEL_PALETTE[i + 1]!,
    pattern: "plain",
    label: `Từ ${inDbm(level)}${level < from ? " (dưới ngưỡng)" : ""}`,
    labelEn: `From ${inDbm(level)}${level < from ? " (below the threshold)" : ""}`,
  }))
  const weak = { ...UNCOVERED, label: "Yếu hơn nữa", labelEn: "Weaker still" }
  // As in the raster's own hundredths, so that no level lies on both sides of a step.
  const steps = least.map((level) => Math.round(level * 100))
  return {
    shades: [...shades, weak],
    of(value) {
      if (value <= NO_LEVEL_DBM) return -1
      const level = Math.round(value * 100)
      const found = steps.findIndex((step) => level >= step)
      return found < 0 ? steps.length : found
    },
  }
}

/** Light to dark: also apart in grey. */
const RAMP: readonly Colour[] = [
  [0xc6, 0xdb, 0xef, 200],
  [0x6b, 0xae, 0xd6, 205],
  [0x42, 0x92, 0xc6, 210],
  [0x21, 0x71, 0xb5, 220],
  [0x08, 0x30, 0x6b, 230],
]

function reliabilityShading(shares: readonly number[]): Shading {
  const last = RAMP.length - 1
  const shades = shares.map((share, i): Shade => ({
    colour: RAMP[shares.length === 1 ? last - 1 : Math.round((i * last) / (shares.length - 1))]!,
    pattern: "plain",
    label: `Có sóng với độ tin cậy ${share} %`,
    labelEn: `Covered at ${share} % reliability`,
  }))
  return {
    shades: [...shades, UNCOVERED, UNKNOWN],
    of(value) {
      if (value === 0) return shares.length
      if (value === Class.unknown) return shares.length + 1
      return value === Class.outside ? -1 : shares.indexOf(value)
    },
  }
}

/** Neighbouring masts in colours that differ in hue and in lightness. */
const SERVER_COLOURS: readonly Colour[] = [
  [0x1f, 0x78, 0xb4, 170],
  [0xfd, 0xbf, 0x6f, 170],
  [0x33, 0xa0, 0x2c, 170],
  [0xfb, 0x9a, 0x99, 170],
  [0x6a, 0x3d, 0x9a, 170],
  [0xff, 0xff, 0x99, 170],
  [0xb1, 0x59, 0x28, 170],
  [0xa6, 0xce, 0xe3, 170],
  [0xe3, 0x1a, 0x1c, 170],
  [0xb2, 0xdf, 0x8a, 170],
  [0xff, 0x7f, 0x00, 170],
  [0xca, 0xb2, 0xd6, 170],
]
export const SERVER_SHADES = SERVER_COLOURS.length

function serverShading(shadeOfServer: readonly number[]): Shading {
  const shades = SERVER_COLOURS.map((colour): Shade => ({
    colour,
    pattern: "plain",
    label: "Vùng của một cột; cột bên cạnh mang màu khác",
    labelEn: "Area of one mast; the next one has another colour",
  }))
  return { shades, of: (value) => (value === NO_SERVER ? -1 : (shadeOfServer[value] ?? -1)) }
}

/** What a legend says: each meaning once. */
export function legendOf({ shades }: Shading): LegendEntry[] {
  const seen = new Set<string>()
  return shades.flatMap(({ colour: [red, green, blue], pattern, label, labelEn }) => {
    if (seen.has(label)) return []
    seen.add(label)
    const colour = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`
    return [{ label, labelEn, colour, pattern }]
  })
}
