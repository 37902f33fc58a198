import {
  COVERAGE_NAMES,
  type CoverageAsked,
  type Place,
  placeText,
  readCoverageAddress,
} from "../../ui/coverage-map/address.ts"
import { MAP_NAMES, roomAround } from "../../ui/asset-map/address.ts"
import { RunFacts } from "../../ui/coverage-map/RunFacts.tsx"
import { layerOf } from "../../ui/coverage-map/layers-of-run.ts"
import { MapLayers } from "../asset-map/layers.tsx"
import { href, type Page, useSite } from "../site.tsx"
import { placeAddress, seek, type Sought, soughtText } from "./find.ts"
import { PlaceForm } from "./place-form.tsx"
import { PlacePanel } from "./place-panel.tsx"
import { type PlaceRead, mapAddress, readCoverageRuns, readPlaceOf } from "./read.ts"
import { SoughtPlaces, Understood } from "./sought.tsx"
import { PlaceSketch } from "../../ui/coverage-map/PlaceSketch.tsx"
import type { RunsKnown } from "../../ui/coverage-map/read-coverage.ts"
import { SignalPages } from "../parts/signal-pages.tsx"

interface View {
  readonly asked: CoverageAsked
  readonly known: RunsKnown
  readonly sought: Sought
  readonly place: Place | null
  readonly read: PlaceRead
}

/** Which station serves a place, and where none does, why not: a page of its own address. */
export const coveragePlacePage: Page = async (site) => {
  const asked = readCoverageAddress(site.query)
  const known = await readCoverageRuns(site, asked.run)
  const bounds = known.run?.facts?.bounds ?? null
  const sought = await seek(site, bounds, soughtText(site.query))
  const place = sought.found?.kind === "place" ? sought.found.place : null
  const read = await readPlaceOf(site, known, place, asked.layer)
  return {
    title: site.t("cov.title"),
    description: site.t("cov.lead"),
    noindex: sought.text !== "",
    body: <Body view={{ asked, known, sought, place, read }} />,
  }
}

function Body({ view }: { readonly view: View }) {
  const { t } = useSite()
  const { asked, known, sought, place, read } = view
  const kept: Record<string, string> = known.named ? { [COVERAGE_NAMES.run]: asked.run } : {}
  return (
    <>
      <h1>{t("cov.title")}</h1>
      <MapLayers />
      <SignalPages />
      <p className="lead">{t("cov.lead")}</p>
      <PlaceForm text={sought.text} run={known.named ? asked.run : ""} layer={asked.layer} />
      <Understood sought={sought} />
      <SoughtPlaces sought={sought} kept={kept} />
      {known.run === null && <NoRun known={known} asked={asked.run} />}
      {place !== null && <Answer view={view} place={place} />}
      {place === null && read.said === null && <RunShown view={view} />}
    </>
  )
}

function NoRun({ known, asked }: { readonly known: RunsKnown; readonly asked: string }) {
  const { t } = useSite()
  return (
    <p className="empty">
      {known.named ? t("cov.panel.unknownRun", { run: asked }) : t("cov.panel.none")}
    </p>
  )
}

function Answer({ view, place }: { readonly view: View; readonly place: Place }) {
  const site = useSite()
  const { t } = site
  const { asked, known, read } = view
  const { longitude: x, latitude: y } = place
  const layer = read.said?.layer ?? asked.layer
  const run = known.named ? asked.run : ""
  const box = roomAround([x - 0.08, y - 0.08, x + 0.08, y + 0.08])
  const onMap = mapAddress(
    site,
    { ...asked, run, layer, place: placeText(place) },
    { [MAP_NAMES.box]: box.map((edge) => edge.toFixed(4)).join(",") },
  )
  return (
    <section aria-label={t("cov.find.submit")}>
      <PlacePanel read={read} asked={{ ...asked, run, layer }} />
      {read.said !== null && <PlaceSketch said={read.said} voice={site} />}
      <p className="downloads">
        <a href={onMap}>{t("cov.place.onMap")}</a> ·{" "}
        <a href={href(site, placeAddress(place, { [COVERAGE_NAMES.run]: known.run?.id ?? "" }))}>
          {t("cov.place.link")}
        </a>
      </p>
      {read.said !== null && known.run !== null && (
        <RunFacts run={known.run} layer={layerOf(known.run, layer)} voice={site} />
      )}
    </section>
  )
}

function RunShown({ view: { known, asked } }: { readonly view: View }) {
  const site = useSite()
  const { run } = known
  if (run === null) return null
  return (
    <>
      <RunFacts run={run} layer={layerOf(run, asked.layer)} voice={site} />
      <p>
        <a href={mapAddress(site, { layer: layerOf(run, asked.layer)?.key ?? "" })}>
          {site.t("cov.place.onMap")}
        </a>
      </p>
    </>
  )
}
