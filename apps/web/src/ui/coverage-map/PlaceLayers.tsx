import type { LayerAt } from "@tinhso/server/coverage/runs/model"
import type { ReactNode } from "react"
import { type Column, DataTable } from "../DataTable.tsx"
import { StatusMark } from "./StatusMark.tsx"
import { distanceIn, levelIn, numberIn, sideOf, type Voice } from "./voice.ts"

interface Props {
  readonly layers: readonly LayerAt[]
  /** The one that is explained below. */
  readonly shown: string
  readonly voice: Voice
  /** A link that explains another layer. */
  readonly explain: (layer: LayerAt, text: string) => ReactNode
  /** A station by its code. */
  readonly station: (code: string) => ReactNode
}

/** Every technology and operator at a place. */
export function PlaceLayers({ layers, shown, voice, explain, station }: Props) {
  const { t } = voice
  return (
    <DataTable
      caption={t("cov.by")}
      rows={sorted(layers)}
      rowKey={({ key }) => key}
      columns={[
        ...columns(voice, station),
        {
          key: "why",
          title: t("cov.stations.why"),
          cell: (layer) =>
            layer.key === shown ? t("cov.why.shown") : explain(layer, t("cov.why.ask")),
        },
      ]}
    />
  )
}

/** Newest technology first; of each the best of all operators, then one by one. */
const sorted = (layers: readonly LayerAt[]) =>
  layers.toSorted(
    (a, b) =>
      b.technology.localeCompare(a.technology, "en") ||
      (a.operator ?? "").localeCompare(b.operator ?? "", "vi"),
  )

function columns(voice: Voice, station: Props["station"]): Column<LayerAt>[] {
  const { t, language } = voice
  return [
    {
      key: "layer",
      title: t("cov.technology"),
      heads: true,
      cell: ({ technology, operator }) => `${technology} · ${operator ?? t("cov.operator.all")}`,
    },
    {
      key: "status",
      title: t("cov.status"),
      cell: ({ status }) => <StatusMark status={status} voice={voice} />,
    },
    {
      key: "level",
      title: t("cov.level"),
      numeric: true,
      cell: ({ levelDbm }) => (levelDbm === null ? "" : levelIn(levelDbm, language)),
    },
    {
      key: "reliability",
      title: t("cov.reliability"),
      numeric: true,
      cell: ({ reliability }) =>
        reliability === null || reliability === 0
          ? ""
          : t("cov.reliability.of", { percent: numberIn(reliability, language) }),
    },
    {
      key: "server",
      title: t("cov.server"),
      cell: ({ server }) =>
        server === null ? (
          ""
        ) : (
          <>
            {station(server.station)}{" "}
            <span className="cov-muted">
              {distanceIn(server.distanceM, language)}, {sideOf(server.bearing, t)}
            </span>
          </>
        ),
    },
  ]
}
