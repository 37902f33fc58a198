import type { Village, VillageLayer, VillageSheet } from "@tinhso/server/coverage/served/model"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { COVERAGE_NAMES, placeText } from "../../ui/coverage-map/address.ts"
import { PlaceSketch } from "../../ui/coverage-map/PlaceSketch.tsx"
import { readRuns } from "../../ui/coverage-map/read-coverage.ts"
import { Facts } from "../../ui/Facts.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { orNull, part } from "../api.ts"
import { PlacePanel } from "../coverage/place-panel.tsx"
import { placeAddress } from "../coverage/find.ts"
import { type PlaceRead, readPlaceOf } from "../coverage/read.ts"
import { Downloads } from "../parts/controls.tsx"
import { inLanguage } from "../parts/words.ts"
import { href, type Page, type Site, useSite } from "../site.tsx"
import { NAMES, SERVED_PATH, technologyShown } from "./address.ts"
import { type Measured, MeasuredNear, readMeasured } from "./measured.tsx"
import { Cautions } from "./parts.tsx"
import { Gaps, Signals, Stations } from "./sheet-tables.tsx"

interface View {
  readonly sheet: VillageSheet
  readonly read: PlaceRead
  readonly measured: readonly Measured[]
  readonly api: string
}

/** The sheet of a village: everything that answers "why have we no signal". */
export const villagePage: Page = async (site, { id = "" }) => {
  const result = site.query.get(NAMES.result) ?? ""
  const api = `/api/v1/coverage/villages/${part(id)}${result === "" ? "" : `?result=${part(result)}`}`
  const sheet = await orNull(site.api<VillageSheet>(api))
  if (sheet === null) {
    const title = site.t("village.sheet")
    return { title, description: site.t("served.lead"), status: 404, body: <Missing /> }
  }
  const { longitude, latitude } = sheet.village
  const [read, measured] = await Promise.all([
    readWhy(site, sheet),
    longitude === null || latitude === null ? [] : readMeasured(site, { longitude, latitude }),
  ])
  const place = sheet.path[0]?.name ?? ""
  return {
    title: [sheet.village.name, place].filter((one) => one !== "").join(", "),
    description: site.t("served.lead"),
    canonicalQuery: [NAMES.result],
    body: <Body view={{ sheet, read, measured, api }} />,
  }
}

/** What the run says of the middle of the village, and why. */
async function readWhy(site: Site, { village, result }: VillageSheet): Promise<PlaceRead> {
  const { longitude, latitude } = village
  if (result === null || longitude === null || latitude === null) {
    return { said: null, refused: null }
  }
  const known = await readRuns(site.api, result.run)
  const layer = site.query.get(COVERAGE_NAMES.layer) ?? "4g"
  return readPlaceOf(site, known, { longitude, latitude }, layer)
}

function Missing() {
  const { t } = useSite()
  return (
    <>
      <h1>{t("village.sheet")}</h1>
      <p className="empty">{t("village.missing")}</p>
      <Back />
    </>
  )
}

function Back({ unit = "" }: { readonly unit?: string }) {
  const site = useSite()
  const changes = unit === "" ? {} : { [NAMES.unit]: unit }
  return (
    <p className="downloads">
      <a href={href(site, SERVED_PATH, changes)}>{site.t("village.back")}</a>
    </p>
  )
}

function Body({ view: { sheet, read, measured, api } }: { readonly view: View }) {
  const site = useSite()
  const { t } = site
  const { village, path, result } = sheet
  return (
    <>
      <Back unit={village.unit ?? ""} />
      <h1>{village.name}</h1>
      <p className="lead">{path.map(({ name }) => name).join(", ")}</p>
      <Verdict sheet={sheet} />
      {result !== null && <Cautions result={result} />}
      {result === null && village.illustrative && (
        <Notice tone="warn" title={t("served.illustrative")}>
          <p>{t("served.illustrativeWhat")}</p>
        </Notice>
      )}
      <VillageFacts village={village} />
      <Signals sheet={sheet} />
      {read.said !== null && (
        <section aria-labelledby="vi-sao">
          <h2 id="vi-sao">{t("village.why")}</h2>
          <PlacePanel read={read} asked={asksNothing(read)} />
          <PlaceSketch said={read.said} voice={site} />
        </section>
      )}
      {read.refused !== null && <p className="empty">{read.refused}</p>}
      <MeasuredNear rows={measured} />
      <Stations sheet={sheet} />
      <Gaps sheet={sheet} />
      <Elsewhere sheet={sheet} layer={read.said?.layer ?? null} />
      <Downloads links={[{ href: api, title: "JSON" }]} />
    </>
  )
}

function Elsewhere({
  sheet: { village, result },
  layer,
}: {
  readonly sheet: VillageSheet
  readonly layer: string | null
}) {
  const site = useSite()
  const { t } = site
  const { longitude, latitude } = village
  if (longitude === null || latitude === null) return null
  const place = { longitude, latitude }
  const onMap = { [COVERAGE_NAMES.place]: placeText(place), [COVERAGE_NAMES.layer]: layer }
  return (
    <p className="downloads">
      <a href={href(site, placeAddress(place, { [COVERAGE_NAMES.run]: result?.run ?? "" }))}>
        {t("village.explain")}
      </a>
      {" · "}
      <a href={href(site, "/ban-do/ha-tang", onMap)}>{t("village.onMap")}</a>
      {" · "}
      {t("village.print")}
    </p>
  )
}

const asksNothing = ({ said }: PlaceRead) => ({
  run: said?.run.id ?? "",
  layer: said?.layer ?? "",
  shown: "covered" as const,
  opacity: 65,
  place: "",
  gaps: false,
})

/** The conclusion first, in one sentence. */
function Verdict({ sheet: { result, layers } }: { readonly sheet: VillageSheet }) {
  const site = useSite()
  const { t } = site
  const technology = technologyShown(result?.layers ?? [], "")
  const layer: VillageLayer | undefined = layers.find(
    (one) => one.technology === technology && one.operator === null,
  )
  if (layer === undefined) return <p className="gap-figure">{t("village.verdict.none")}</p>
  const titled = result?.layers.find((one) => one.technology === technology)
  const name = titled === undefined ? technology : inLanguage(site, titled.titleVi, titled.titleEn)
  const { covered, known } = layer
  return (
    <p className="gap-figure">
      <strong>
        {t(`village.verdict.${layer.standing}`, { technology: name, covered, known })}
      </strong>
    </p>
  )
}

function VillageFacts({ village }: { readonly village: Village }) {
  const site = useSite()
  const { t, language } = site
  const { longitude, latitude, fibreHouseholds, households } = village
  const count = (value: number | null) =>
    value === null ? t("served.uncounted") : formatWhole(value, language)
  const source = village.countedSource ?? t("village.noSource")
  return (
    <Facts
      facts={[
        { name: t("village.people"), value: count(village.population) },
        { name: t("village.householdCount"), value: count(households) },
        {
          name: t("village.counted"),
          value:
            village.population === null && households === null
              ? null
              : village.countedOn === null
                ? source
                : t("village.countedText", { source, day: formatDay(village.countedOn, language) }),
        },
        {
          name: t("village.fibre"),
          value:
            fibreHouseholds === null || households === null
              ? t("served.uncounted")
              : t("village.fibreText", {
                  count: fibreHouseholds,
                  of: households,
                  source: village.fibreSource ?? t("village.noSource"),
                }),
        },
        {
          name: t("village.place"),
          value:
            longitude !== null &&
            latitude !== null &&
            `${latitude.toFixed(5)}, ${longitude.toFixed(5)} (${t(village.hasArea ? "village.area" : "village.point")})`,
        },
        { name: t("village.codes"), value: village.codes.join(", ") },
        { name: t("village.id"), value: village.id },
      ]}
    />
  )
}
