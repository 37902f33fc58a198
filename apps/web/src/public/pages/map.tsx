import type {
  DocumentSummary,
  MeasureFigures,
  MeasureSummary,
} from "@tinhso/server/indicators/model"
import type { LineageGraph } from "@tinhso/server/registry/model"
import { orNull, part, readMapUnits } from "../api.ts"
import { viewDay } from "../parts/controls.tsx"
import { MapBody, type MapRow } from "../parts/map-body.tsx"
import { inLanguage } from "../parts/words.ts"
import { ISLANDS } from "../../ui/islands-of-vietnam.ts"
import { placesWithData } from "../parts/places-with-data.ts"
import { asked, type Page, type Site } from "../site.tsx"

/** Points of provinces and places, coloured by a measure or by where there are figures. */
export const map: Page = async (site) => {
  const day = viewDay(site.query.get("view") ?? "") ?? site.today
  const code = site.query.get("chi-so") ?? ""
  const [{ units }, documents, measures, chosen] = await Promise.all([
    readMapUnits(site.api, day),
    site.api<DocumentSummary[]>("/api/v1/documents"),
    site.api<MeasureSummary[]>("/api/v1/measures"),
    code === "" ? null : orNull(readMeasure(site, code, day)),
  ])
  const told = await toldToday(site, documents)
  const values = chosen === null ? null : valuesOf(chosen)
  const rows = units.map((unit): MapRow => ({
    unit,
    told: told.has(unit.id),
    measured: values?.get(unit.id) ?? null,
  }))
  return {
    title: site.t("map.title"),
    description: site.t("map.lead"),
    canonicalQuery: ["chi-so", "view", "asof"],
    body: (
      <MapBody
        day={day}
        rows={rows}
        measures={measures.filter((one) => one.figures > 0)}
        chosen={chosen?.measure ?? null}
        islands={ISLANDS.map((one) => ({ ...one, name: inLanguage(site, one.nameVi, one.nameEn) }))}
      />
    ),
  }
}

function readMeasure(site: Site, code: string, day: string): Promise<MeasureFigures> {
  const query = new URLSearchParams(asked(site, ["asof"]))
  query.set("view", `at:${day}`)
  return site.api<MeasureFigures>(`/api/v1/measures/${part(code)}/figures?${query.toString()}`)
}

const valuesOf = (data: MeasureFigures) => new Map(data.places.map((row) => [row.place.id, row]))

/** Places with figures, and those that they belong to since they were closed. */
async function toldToday(site: Site, documents: readonly DocumentSummary[]): Promise<Set<string>> {
  const places = placesWithData(documents)
  const closed = places.filter((place) => place.closed !== null)
  const graphs = await Promise.all(
    closed.map((place) => site.api<LineageGraph>(`/api/v1/units/${part(place.id)}/lineage`)),
  )
  const heirs = graphs.flatMap((graph) => heirsIn(graph))
  return new Set([...places.map((place) => place.id), ...heirs])
}

/** Everything that a unit became, through any number of changes. */
function heirsIn({ unit, edges }: LineageGraph): string[] {
  const found = new Set([unit])
  for (const _ of edges) {
    for (const { source, target } of edges) if (found.has(source)) found.add(target)
  }
  return [...found]
}
