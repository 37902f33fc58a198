import {
  type AntennaPattern,
  antennaLoss,
  beamPattern,
  eirp,
  type ItmRadio,
  itmLossFloors,
  type Mounting,
  p1812LossFloor,
  prepareItm,
} from "@tinhso/propagation"
import type { Station } from "../stations/station.ts"
import { type Layer, layerIndex } from "./layers.ts"
import { inHundredths, NO_LEVEL, type Parameters } from "./parameters.ts"

/** Width of the rings for which a station's greatest level is known beforehand, m. */
export const RING = 25

/** A station made ready for any number of places. */
export interface Cell {
  readonly station: Station
  /** In the list of stations: the smaller wins where levels are equal. */
  readonly order: number
  readonly layer: number
  /** What the receiver would get without any loss on the way, dBm. */
  readonly strength: number
  /** One for each share of reliability, the first for the whole loss. */
  readonly radios: readonly ItmRadio[]
  /** By share and ring: the level that no place in it can exceed, hundredths of a dBm. */
  readonly most: readonly Int16Array[]
  /** Level that counts as covered, hundredths of a dBm. */
  readonly threshold: number
  readonly pattern: AntennaPattern | null
  readonly mountings: readonly Mounting[]
}

export function prepareCell(
  station: Station,
  order: number,
  layers: readonly Layer[],
  parameters: Parameters,
): Cell {
  const { gain, feederLoss, power } = station
  const radiated = eirp({ power, feederLoss, txGain: gain, rxGain: 0, otherLoss: 0 })
  const strength = radiated + parameters.rxGain - parameters.otherLoss
  const kind = radioKind(station, parameters)
  const threshold = parameters.thresholds[station.technology]
  return {
    station,
    order,
    layer: layerIndex(layers, station),
    strength,
    radios: kind.radios,
    most: kind.floors.map((floors) => greatestLevels(floors, strength)),
    threshold: threshold === undefined ? NO_LEVEL : Math.round(threshold * 100),
    ...antennaOf(station),
  }
}

/** What all stations of one antenna height and frequency share. */
interface RadioKind {
  /** One for each share of reliability. */
  readonly radios: readonly ItmRadio[]
  /** By share and ring: the loss that no place in it stays below, dB. */
  readonly floors: readonly Float64Array[]
}

/** More are forgotten: each takes some 15 kB. */
const MOST_KINDS = 1000

/** By the parameters of a run, then by height and frequency: most stations of a network are alike. */
const kinds = new WeakMap<Parameters, Map<string, RadioKind>>()

function radioKind(station: Station, parameters: Parameters): RadioKind {
  const known = kinds.get(parameters) ?? new Map<string, RadioKind>()
  kinds.set(parameters, known)
  const name = `${station.height} ${station.frequency}`
  const found = known.get(name)
  if (found !== undefined) return found
  const radios = parameters.reliabilities.map((share) => radioOf(station, parameters, share))
  const rings = Math.ceil(parameters.radius / RING) + 2
  if (known.size >= MOST_KINDS) known.clear()
  const kind = { radios, floors: radios.map((radio) => floorsOf(radio, parameters, rings)) }
  known.set(name, kind)
  return kind
}

/** The radio of a station at a share of reliability: the share of situations that have no more loss. */
const radioOf = (station: Station, parameters: Parameters, share: number): ItmRadio =>
  prepareItm({
    txHeight: station.height,
    rxHeight: parameters.rxHeight,
    climate: parameters.climate,
    refractivity: parameters.refractivity,
    frequency: station.frequency,
    polarisation: parameters.polarisation,
    permittivity: parameters.permittivity,
    conductivity: parameters.conductivity,
    variability: parameters.variability,
    time: parameters.time,
    location: share,
    situation: share,
  })

/** One hundredth above, for the floor's own rounding. */
const greatestLevels = (floors: Float64Array, strength: number): Int16Array =>
  Int16Array.from(floors, (floor) => Math.min(32_767, inHundredths(strength - floor) + 1))

function floorsOf(radio: ItmRadio, parameters: Parameters, rings: number): Float64Array {
  if (parameters.model === "itm") return itmLossFloors(radio, RING, rings)
  const { frequency } = radio
  return Float64Array.from({ length: rings }, (_, i) =>
    p1812LossFloor((i * RING) / 1000, frequency, parameters.time),
  )
}

function antennaOf(station: Station): Pick<Cell, "pattern" | "mountings"> {
  const { azimuths, mechanicalTilt, electricalTilt, beamwidth, pattern } = station
  const mountings = azimuths.map((azimuth) => ({ azimuth, mechanicalTilt, electricalTilt }))
  if (pattern !== null) {
    const turned =
      mountings.length > 0 ? mountings : [{ azimuth: 0, mechanicalTilt, electricalTilt }]
    return { pattern, mountings: turned }
  }
  if (mountings.length === 0) return { pattern: null, mountings }
  return { pattern: beamOf(beamwidth), mountings }
}

const beams = new Map<number, AntennaPattern>()

function beamOf(width: number): AntennaPattern {
  let pattern = beams.get(width)
  if (pattern === undefined) {
    pattern = beamPattern({ horizontal: width, vertical: 10, back: 25, side: 20 })
    beams.set(width, pattern)
  }
  return pattern
}

/** What the best of a station's sectors gives less than in its main direction, dB. */
export function leastAntennaLoss(
  { pattern, mountings }: Cell,
  bearing: number,
  depression: number,
): number {
  if (pattern === null) return 0
  let least = Number.POSITIVE_INFINITY
  for (const mounting of mountings) {
    const loss = antennaLoss(pattern, mounting, bearing, depression)
    if (loss < least) least = loss
  }
  return least
}
