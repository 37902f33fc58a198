import type { WhyAnswer, WhyStation } from "@tinhso/server/coverage/runs/model"
import type { ReactNode } from "react"
import { type Column, DataTable } from "../DataTable.tsx"
import { decibelsIn, distanceIn, layerName, sideOf, type Voice } from "./voice.ts"
import { whyText } from "./why-text.ts"

interface Props {
  readonly why: WhyAnswer
  /** Tiles of ground heights that the run did not have. */
  readonly missing: readonly string[]
  readonly voice: Voice
  readonly station: (code: string) => ReactNode
}

/** Which stations reach a place and which do not, and why not. */
export function PlaceStations(props: Props) {
  const { why, voice } = props
  const { t, language } = voice
  const layer = layerName(why, t)
  const computed = why.stations.filter(({ reason }) => reason !== "radius")
  const beyond = why.stations.filter(({ reason }) => reason === "radius")
  return (
    <>
      <DataTable
        caption={t("cov.stations", { layer })}
        empty={beyond.length > 0 ? t("cov.stations.far") : t("cov.stations.none", { layer })}
        rows={computed}
        rowKey={({ station, technology, frequencyMhz, heightM }) =>
          `${station} ${technology} ${frequencyMhz} ${heightM}`
        }
        columns={columns(props)}
      />
      {beyond.length > 0 && (
        <p className="cov-muted">
          {t("cov.stations.beyond", {
            radius: distanceIn(why.radiusM, language),
            stations: beyond
              .map(({ station, distanceM }) => `${station} (${distanceIn(distanceM, language)})`)
              .join(", "),
          })}
        </p>
      )}
    </>
  )
}

function columns({ why, missing, voice, station }: Props): Column<WhyStation>[] {
  const { t, language } = voice
  return [
    {
      key: "station",
      title: t("cov.stations.station"),
      heads: true,
      cell: ({ station: code, operator, distanceM, bearing }) => (
        <>
          {station(code)}
          <div className="cov-muted">
            {operator} · {distanceIn(distanceM, language)}, {sideOf(bearing, t)}
          </div>
        </>
      ),
    },
    {
      key: "why",
      title: t("cov.stations.why"),
      cell: (row) => whyText(row, why, missing, voice),
    },
    {
      key: "lacks",
      title: t("cov.stations.lacks"),
      numeric: true,
      cell: ({ reason, shortfallDb }) =>
        reason === "serves" || shortfallDb === null || shortfallDb <= 0
          ? ""
          : decibelsIn(shortfallDb, language),
    },
  ]
}
