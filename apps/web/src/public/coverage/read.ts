import { coverageChanges, type CoverageAsked, type Place } from "../../ui/coverage-map/address.ts"
import type { PlaceSaid } from "../../ui/coverage-map/PlaceSays.tsx"
import { readPlaceSaid, readRuns, type RunsKnown } from "../../ui/coverage-map/read-coverage.ts"
import { problemOf } from "../api.ts"
import { href, type Site } from "../site.tsx"

/** What is said of a place, or in the API's words why it cannot be asked about. */
export interface PlaceRead {
  readonly said: PlaceSaid | null
  readonly refused: string | null
}

const words = (error: unknown) => problemOf(error)?.detail ?? null

export const readCoverageRuns = ({ api }: Site, asked: string): Promise<RunsKnown> =>
  readRuns(api, asked)

export async function readPlaceOf(
  site: Site,
  { run, operators }: RunsKnown,
  place: Place | null,
  layer: string,
): Promise<PlaceRead> {
  if (run === null || place === null) return { said: null, refused: null }
  try {
    return {
      said: await readPlaceSaid(site.api, { run, operators }, place, layer, words),
      refused: null,
    }
  } catch (error) {
    const refused = words(error)
    if (refused === null) throw error
    return { said: null, refused }
  }
}

/** The map of assets with coverage on it, at a place or as a whole. */
export function mapAddress(
  site: Site,
  asked: Partial<CoverageAsked>,
  more: Readonly<Record<string, string>> = {},
): string {
  const changes: Record<string, string> = { ...more }
  for (const [name, value] of Object.entries(coverageChanges(asked))) {
    if (value !== null) changes[name] = value
  }
  return href(site, "/ban-do/ha-tang", changes)
}
