import type {
  DocumentSummary,
  MeasureFigures,
  MeasureSummary,
} from "@tinhso/server/indicators/model"
import { orNull, part, readMapUnits } from "../api.ts"
import { MapBody, type MapRow } from "../parts/map-body.tsx"
import { inLanguage } from "../parts/words.ts"
import { valueOf } from "../parts/measure-places.tsx"
import { ISLANDS } from "../parts/islands-of-vietnam.ts"
import { placesWithData } from "../parts/places-with-data.ts"
import type { Page, Site } from "../site.tsx"

/** Points of provinces and places, coloured by a measure or by where there are figures. */
export const map: Page = async (site) => {
  const code = site.query.get("chi-tieu") ?? ""
  const [{ units }, documents, measures, chosen] = await Promise.all([
    readMapUnits(site.api, site.today),
    site.api<DocumentSummary[]>("/api/v1/documents"),
    site.api<MeasureSummary[]>("/api/v1/measures"),
    code === "" ? null : orNull(readMeasure(site, code)),
  ])
  const told = new Set(placesWithData(documents).map((place) => place.id))
  const values = chosen === null ? null : valuesOf(chosen)
  const rows = units.map((unit): MapRow => ({
    unit,
    told: told.has(unit.id),
    measured: values?.get(unit.id) ?? null,
  }))
  return {
    title: site.t("map.title"),
    description: site.t("map.lead"),
    canonicalQuery: ["chi-tieu"],
    body: (
      <MapBody
        rows={rows}
        measures={measures.filter((one) => one.figures > 0)}
        chosen={chosen?.measure ?? null}
        islands={ISLANDS.map((one) => ({ ...one, name: inLanguage(site, one.nameVi, one.nameEn) }))}
      />
    ),
  }
}

const readMeasure = (site: Site, code: string) =>
  site.api<MeasureFigures>(`/api/v1/measures/${part(code)}/figures?view=at:${site.today}`)

const valuesOf = (data: MeasureFigures) =>
  new Map(
    data.places.flatMap((row) => {
      const amount = valueOf(row)
      return amount === undefined ? [] : [[row.place.id, amount] as const]
    }),
  )
