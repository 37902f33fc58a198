import type { WhyAnswer, WhyStation } from "@tinhso/server/coverage/runs/model"
import type { ReactNode } from "react"
import { DataTable } from "../DataTable.tsx"
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
export function PlaceStations({ why, missing, voice, station }: Props) {
  const { t, language } = voice
  const layer = layerName(why, t)
  const lacks = ({ reason, shortfallDb }: WhyStation) =>
    reason === "serves" || shortfallDb === null || shortfallDb <= 0
      ? ""
      : decibelsIn(shortfallDb, language)
  return (
    <DataTable
      caption={t("cov.stations", { layer })}
      empty={t("cov.stations.none", { layer })}
      rows={why.stations}
      rowKey={({ station: code, technology, frequencyMhz, heightM }) =>
        `${code} ${technology} ${frequencyMhz} ${heightM}`
      }
      columns={[
        {
          key: "station",
          title: t("cov.stations.station"),
          heads: true,
          cell: (row) => named(row, station),
        },
        {
          key: "distance",
          title: t("cov.stations.distance"),
          numeric: true,
          cell: ({ distanceM, bearing }) =>
            `${distanceIn(distanceM, language)}, ${sideOf(bearing, t)}`,
        },
        {
          key: "why",
          title: t("cov.stations.why"),
          cell: (row) => whyText(row, why, missing, voice),
        },
        { key: "lacks", title: t("cov.stations.lacks"), numeric: true, cell: lacks },
      ]}
    />
  )
}

const named = ({ station: code, operator }: WhyStation, station: Props["station"]) => (
  <>
    {station(code)} <span className="cov-muted">{operator}</span>
  </>
)
