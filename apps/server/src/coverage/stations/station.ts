import type { AntennaPattern } from "@tinhso/propagation"

/** A base station as coverage needs it: one technology of one operator on one mast. */
export interface Station {
  readonly id: string
  /** Degrees on WGS 84. */
  readonly lat: number
  readonly lon: number
  /** Of the antenna above ground, m. */
  readonly height: number
  /** MHz. */
  readonly frequency: number
  /** At the output of the transmitter, dBm; per resource element where levels mean RSRP. */
  readonly power: number
  /** "4G" and the like, as the file writes it. */
  readonly technology: string
  readonly operator: string
  /** Greatest gain of the antenna, dBi, and what cables lose, dB. */
  readonly gain: number
  readonly feederLoss: number
  /** Main directions of its sectors, degrees clockwise from north; none for an antenna to all sides. */
  readonly azimuths: readonly number[]
  /** Between half powers, degrees; used where there is no pattern. */
  readonly beamwidth: number
  /** Degrees down. */
  readonly mechanicalTilt: number
  readonly electricalTilt: number
  /** Of the antenna, from a file; null where only its beam is known. */
  readonly pattern: AntennaPattern | null
  /** The mast it is on, as the file names it; null where it does not. */
  readonly mast: string | null
}
