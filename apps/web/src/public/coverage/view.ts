import type { GapPage } from "@tinhso/server/coverage/register/model"
import type { Run, RunLayer } from "@tinhso/server/coverage/runs/model"
import {
  type CoverageAsked,
  type Place,
  placeIn,
  readCoverageAddress,
} from "../../ui/coverage-map/address.ts"
import { pictureOf } from "../../ui/coverage-map/layers-of-run.ts"
import type { RunsKnown } from "../../ui/coverage-map/read-coverage.ts"
import { orNull } from "../api.ts"
import type { Site } from "../site.tsx"
import { type PlaceRead, readCoverageRuns, readPlaceOf } from "./read.ts"

/** What one view of the map shows of coverage. */
export interface CoverageView {
  readonly asked: CoverageAsked
  readonly known: RunsKnown
  readonly place: Place | null
  readonly read: PlaceRead
  /** Question of the gaps that are shown; null where they are not. */
  readonly gapsAsked: string | null
  readonly gaps: GapPage | null
}

/** So many gaps are drawn. */
const MOST_GAPS = 1000

export async function readCoverageView(
  site: Site,
  { unit, at }: { readonly unit: string; readonly at: string },
): Promise<CoverageView> {
  const asked = readCoverageAddress(site.query)
  const known = await readCoverageRuns(site, asked.run)
  const place = placeIn(asked.place)
  const gapsAsked = asked.gaps ? gapQuestion(unit, at) : null
  const [read, gaps] = await Promise.all([
    readPlaceOf(site, known, place, asked.layer),
    gapsAsked === null ? null : orNull(site.api<GapPage>(`/api/v1/coverage/gaps?${gapsAsked}`)),
  ])
  return { asked, known, place, read, gapsAsked, gaps }
}

function gapQuestion(unit: string, at: string): string {
  const query = new URLSearchParams({ limit: String(MOST_GAPS) })
  if (unit !== "") query.set("unit", unit)
  if (at !== "") query.set("at", at)
  return query.toString()
}

/** The layer and the picture that are drawn, or why none is. */
export type PictureShown =
  | { readonly kind: "none" }
  | { readonly kind: "missing"; readonly what: "layer" | "picture" }
  | {
      readonly kind: "shown"
      readonly run: Run
      readonly layer: RunLayer
      readonly picture: RunLayer["pictures"][number]
    }

export function pictureShown({ asked, known: { run } }: CoverageView): PictureShown {
  if (run === null || asked.layer === "") return { kind: "none" }
  const layer = run.facts?.layers.find(({ key }) => key === asked.layer)
  if (layer === undefined) return { kind: "missing", what: "layer" }
  const picture = pictureOf(layer, asked.shown)
  return picture === null
    ? { kind: "missing", what: "picture" }
    : { kind: "shown", run, layer, picture }
}
