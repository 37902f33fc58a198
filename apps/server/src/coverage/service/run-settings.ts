import type { ClutterSettings } from "../clutter/load-clutter.ts"
import type { ReadStations } from "../stations/import-stations.ts"
import type { FREQUENCIES } from "../stations/station-of.ts"
import type { TerrainChoices } from "../terrain/settle-unknown.ts"

/** What stations reach as it is asked for; distances as people say them. */
export interface StationSettings extends TerrainChoices {
  /** Reads the stations, from a table or from the registry. */
  readonly stations: (model: keyof typeof FREQUENCIES, skipBad: boolean) => Promise<ReadStations>
  /** Folders and files; none only where missing ground is chosen to be flat. */
  readonly terrain: readonly string[]
  readonly model: keyof typeof FREQUENCIES
  readonly mode: "field" | "covered"
  readonly radiusKm: number
  readonly resolution: number
  /** Between the samples of a profile, m; null: as the resolution. */
  readonly spacing: number | null
  readonly reliabilities: readonly number[]
  readonly preset: string
  /** A file of definitions; null for the shipped ones. */
  readonly definitions: string | null
  /** By technology, before those of the preset, dBm. */
  readonly thresholds: Readonly<Record<string, number>>
  /** m; null: as the preset says. */
  readonly rxHeight: number | null
  readonly climate: number
  readonly refractivity: number
  readonly skipBad: boolean
  readonly terrainMegabytes: number
  /** What stands on the ground, for P.1812; bare ground without it. */
  readonly clutter?: ClutterSettings
}

/** A run that writes pictures. */
export interface RunSettings extends StationSettings {
  readonly out: string
  /** Where computed squares are kept; a folder below `out` without it. */
  readonly squares?: string
  /** Called when everything is computed and files are begun. */
  readonly onWriting?: () => void
  readonly workers: number
  readonly resume: boolean
}
