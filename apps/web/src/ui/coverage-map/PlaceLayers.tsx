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

/** Every technology and operator at a place: three columns, which fit beside a map and on a phone. */
export function PlaceLayers(props: Props) {
  const { layers, voice } = props
  return (
    <DataTable
      caption={voice.t("cov.by")}
      rows={sorted(layers)}
      rowKey={({ key }) => key}
      columns={columns(props)}
      cards
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

function columns(props: Props): Column<LayerAt>[] {
  const { t } = props.voice
  return [
    {
      key: "layer",
      title: t("cov.technology"),
      heads: true,
      cell: ({ technology, operator }) => `${technology} · ${operator ?? t("cov.operator.all")}`,
    },
    { key: "status", title: t("cov.status"), cell: (layer) => statusCell(layer, props.voice) },
    { key: "server", title: t("cov.server"), cell: (layer) => serverCell(layer, props) },
  ]
}

function statusCell({ status, levelDbm, reliability }: LayerAt, voice: Voice) {
  const { t, language } = voice
  const told = [
    ...(levelDbm === null ? [] : [levelIn(levelDbm, language)]),
    ...(reliability === null || reliability === 0
      ? []
      : [t("cov.reliability.of", { percent: numberIn(reliability, language) })]),
  ]
  return (
    <>
      <StatusMark status={status} voice={voice} />
      {told.length > 0 && <div className="cov-muted">{told.join(" · ")}</div>}
    </>
  )
}

function serverCell(layer: LayerAt, { shown, voice, explain, station }: Props) {
  const { t, language } = voice
  const { server } = layer
  const why = layer.key === shown ? t("cov.why.shown") : explain(layer, t("cov.why.ask"))
  if (server === null) return why
  return (
    <>
      {station(server.station)}{" "}
      <span className="cov-muted">
        {distanceIn(server.distanceM, language)}, {sideOf(server.bearing, t)}
      </span>
      <div className="cov-muted">{why}</div>
    </>
  )
}
