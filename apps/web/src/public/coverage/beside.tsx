import type { RegisteredGap } from "@tinhso/server/coverage/register/model"
import { formatWhole } from "../../i18n/index.ts"
import { COVERAGE_NAMES, placeText } from "../../ui/coverage-map/address.ts"
import { GapMark } from "../../ui/coverage-map/GapLegend.tsx"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { here, href, type Site, useSite } from "../site.tsx"
import { placeAddress } from "./find.ts"
import { PlaceForm } from "./place-form.tsx"
import { PlacePanel } from "./place-panel.tsx"
import type { CoverageView } from "./view.ts"

/** Beside the map: the place that was tapped, and the gaps that are drawn. */
export function CoverageBeside({ view }: { readonly view: CoverageView }) {
  const { asked, gaps } = view
  const shows = asked.layer !== "" || view.place !== null
  return (
    <div data-map-part="place">
      {shows && <PlaceBeside view={view} />}
      {gaps !== null && <GapList rows={gaps.rows} />}
    </div>
  )
}

function PlaceBeside({ view }: { readonly view: CoverageView }) {
  const site = useSite()
  const { t } = site
  const { asked, known, place, read } = view
  if (place === null) {
    return <PlaceForm text="" run={known.named ? asked.run : ""} layer={asked.layer} />
  }
  const run: Record<string, string> =
    known.run === null ? {} : { [COVERAGE_NAMES.run]: known.run.id }
  return (
    <section className="asset-chosen" aria-label={t("cov.find.submit")} tabIndex={-1}>
      <PlacePanel read={read} asked={asked} />
      <p>
        <a href={href(site, placeAddress(place, { ...run, [COVERAGE_NAMES.layer]: asked.layer }))}>
          {t("cov.place.open")}
        </a>{" "}
        ·{" "}
        <a href={here(site, { [COVERAGE_NAMES.place]: null })} data-cov-place="">
          {t("cov.place.close")}
        </a>
      </p>
    </section>
  )
}

/** So many are listed; the map draws all. */
const LISTED = 50

function GapList({ rows }: { readonly rows: readonly RegisteredGap[] }) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <DataTable
        caption={t("cov.gaps.caption")}
        empty={t("cov.gaps.none")}
        rows={rows.slice(0, LISTED)}
        rowKey={({ id }) => id}
        columns={gapColumns(site)}
      />
      {rows.some(({ illustrative }) => illustrative) && (
        <p className="cov-note">{t("cov.gaps.illustrative")}</p>
      )}
      {rows.length > LISTED && <p className="small">{t("cov.gaps.most", { count: LISTED })}</p>}
    </>
  )
}

const gapColumns = ({ t, language }: Site): Column<RegisteredGap>[] => [
  {
    key: "name",
    title: t("cov.gaps.name"),
    heads: true,
    cell: (gap) => <GapLink gap={gap} />,
    order: ({ name }) => name,
  },
  {
    key: "state",
    title: t("cov.gaps.state"),
    cell: ({ state }) => (
      <>
        <GapMark state={state} /> {t(`cov.gap.${state}`)}
      </>
    ),
  },
  {
    key: "people",
    title: t("cov.gaps.people"),
    numeric: true,
    cell: ({ population }) => (population === null ? "" : formatWhole(population, language)),
    order: ({ population }) => population ?? -1,
  },
]

/** Shows the gap's first village on the map, and why there is no signal. */
function GapLink({ gap }: { readonly gap: RegisteredGap }) {
  const site = useSite()
  const [village] = gap.villages
  const at = village === undefined ? null : placeText(village)
  return (
    <>
      <a href={here(site, { [COVERAGE_NAMES.place]: at })} data-cov-place={at}>
        {gap.name}
      </a>{" "}
      <a className="small" href={href(site, `/vung-lom-song/${gap.id}`)}>
        {gap.id}
      </a>
    </>
  )
}
