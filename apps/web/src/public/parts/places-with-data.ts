import type { DocumentSummary } from "@tinhso/server/indicators/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import { compareVietnamese } from "@tinhso/vietnamese"

/** The places that documents report on, the country apart, by name. */
export function placesWithData(documents: readonly DocumentSummary[]): UnitRef[] {
  const byId = new Map(documents.flatMap((one) => one.places).map((place) => [place.id, place]))
  return [...byId.values()]
    .filter((place) => place.level !== "country")
    .toSorted((a, b) => compareVietnamese(a.name, b.name))
}
