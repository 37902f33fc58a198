import type { NearStation, VillageLayer, VillageSheet } from "@tinhso/server/coverage/served/model"
import { formatDay } from "../../i18n/index.ts"
import { distanceIn, sideOf } from "../../ui/coverage-map/voice.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Tag, type Tone } from "../../ui/Tag.tsx"
import { gapPath } from "../gaps/address.ts"
import { GapTag } from "../gaps/tag.tsx"
import { inLanguage } from "../parts/words.ts"
import { Link, type Site, useSite } from "../site.tsx"

const TONES: Readonly<Record<VillageLayer["standing"], Tone>> = {
  served: "good",
  unserved: "bad",
  unknown: "none",
}

/** Places with signal, with the conclusion in a word and a shape. */
function Cell({ layer }: { readonly layer: VillageLayer | undefined }) {
  const { t } = useSite()
  if (layer === undefined) return null
  const { covered, known, standing } = layer
  return (
    <>
      {covered}/{known} <Tag tone={TONES[standing]}>{t(`village.standing.${standing}`)}</Tag>
    </>
  )
}

interface Row {
  readonly technology: string
  readonly title: string
  /** By operator; null is any. */
  readonly layers: ReadonlyMap<string | null, VillageLayer>
}

function signalColumns({ t }: Site, { layers, result }: VillageSheet): Column<Row>[] {
  const operators = [...new Set(layers.map(({ operator }) => operator))]
  return [
    {
      key: "technology",
      title: t("served.technology"),
      heads: true,
      cell: ({ title }) => title,
    },
    ...operators.map((operator): Column<Row> => ({
      key: operator ?? "",
      title:
        operator === null ? t("served.anyOperator") : (result?.operatorNames[operator] ?? operator),
      cell: (row) => <Cell layer={row.layers.get(operator)} />,
    })),
  ]
}

/** What signal the village has, of every technology and operator. */
export function Signals({ sheet }: { readonly sheet: VillageSheet }) {
  const site = useSite()
  const { layers, result } = sheet
  if (layers.length === 0) return null
  const titles = new Map(
    result?.layers.map((one) => [one.technology, inLanguage(site, one.titleVi, one.titleEn)]),
  )
  const rows = [...Map.groupBy(layers, ({ technology }) => technology)].map(
    ([technology, some]): Row => ({
      technology,
      title: titles.get(technology) ?? technology,
      layers: new Map(some.map((layer) => [layer.operator, layer])),
    }),
  )
  return (
    <DataTable
      caption={`${site.t("village.signal")}: ${site.t("served.places").toLowerCase()}`}
      columns={signalColumns(site, sheet)}
      rows={rows}
      rowKey={({ technology }) => technology}
      cards
    />
  )
}

function stationColumns({ t, language }: Site): Column<NearStation>[] {
  return [
    {
      key: "name",
      title: t("village.station"),
      heads: true,
      cell: ({ name, id, illustrative }) =>
        `${name === "" ? id : name}${illustrative ? ` (${t("gaps.mark")})` : ""}`,
      order: ({ name }) => name,
    },
    {
      key: "operator",
      title: t("served.operator"),
      cell: ({ operatorName, operator }) => operatorName ?? operator,
      order: ({ operatorName, operator }) => operatorName ?? operator,
    },
    {
      key: "technology",
      title: t("served.technology"),
      cell: ({ technology }) => technology,
      order: ({ technology }) => technology,
    },
    {
      key: "distance",
      title: t("village.distance"),
      numeric: true,
      cell: ({ distanceM, bearing }) => `${distanceIn(distanceM, language)} ${sideOf(bearing, t)}`,
      order: ({ distanceM }) => distanceM,
    },
  ]
}

/** Stations near the village, nearest first. */
export function Stations({ sheet: { stations } }: { readonly sheet: VillageSheet }) {
  const site = useSite()
  const { t } = site
  return (
    <section aria-labelledby="tram-gan">
      <h2 id="tram-gan">{t("village.stations")}</h2>
      <DataTable
        caption={t("village.stationsWhat")}
        columns={stationColumns(site)}
        rows={stations}
        rowKey={({ id }) => id}
        empty={t("village.stationsNone")}
      />
    </section>
  )
}

function gapColumns({ t, language }: Site): Column<VillageSheet["gaps"][number]>[] {
  return [
    {
      key: "name",
      title: t("gaps.name"),
      heads: true,
      cell: ({ gap: { id, name } }) => <Link to={gapPath(id)}>{name}</Link>,
    },
    {
      key: "technology",
      title: t("served.technology"),
      cell: ({ gap: { technology } }) => technology,
    },
    {
      key: "state",
      title: t("village.gapState"),
      cell: ({ gap: { state, since } }) => (
        <>
          <GapTag state={state} /> {t("gaps.since", { day: formatDay(since, language) })}
        </>
      ),
    },
    {
      key: "plan",
      title: t("village.gapPlan"),
      cell: ({ gap: { waitsFor, due } }) =>
        due === null
          ? (waitsFor ?? t("village.gapNoPlan"))
          : t("village.gapWaits", {
              who: waitsFor ?? t("village.gapNoPlan"),
              day: formatDay(due, language),
            }),
    },
  ]
}

/** The gaps that it is a village of: what is done, by whom, until when. */
export function Gaps({ sheet: { gaps } }: { readonly sheet: VillageSheet }) {
  const site = useSite()
  const { t } = site
  return (
    <section aria-labelledby="vung-lom">
      <h2 id="vung-lom">{t("village.gap")}</h2>
      <DataTable
        caption={t("gaps.title")}
        columns={gapColumns(site)}
        rows={gaps}
        rowKey={({ gap }) => gap.id}
        empty={t("village.gapNone")}
      />
      <p className="downloads">
        <Link to="/vung-lom-song/phan-anh">{t("village.gapTell")}</Link>
      </p>
    </section>
  )
}
