import type { RunFacts, RunLayer } from "@tinhso/server/coverage/runs/model"
import { layerName, levelIn, numberIn } from "../../ui/coverage-map/voice.ts"
import { ListTable } from "../frame/ListTable.tsx"
import { useWords } from "../words/index.ts"
import { edgeShares } from "./edge-shares.ts"
import { useVoice } from "./use-voice.ts"

/** What every technology and operator covers, and what ends it. */
export function RunLayers({ facts }: { readonly facts: RunFacts }) {
  const { say, language } = useWords()
  const { t } = useVoice()
  const area = (value: number | null) => (value === null ? "" : numberIn(value, language, 1))
  const share = ({ coveredKm2, areaInRangeKm2 }: RunLayer) =>
    coveredKm2 === null || areaInRangeKm2 === 0
      ? ""
      : `${numberIn((100 * coveredKm2) / areaInRangeKm2, language, 1)} %`
  return (
    <ListTable
      caption={say("covrun.layers")}
      rows={facts.layers}
      rowKey={({ key }) => key}
      columns={[
        { title: say("covrun.layer"), heads: true, cell: (layer) => layerName(layer, t) },
        {
          title: say("covrun.stations"),
          numeric: true,
          cell: ({ stations }) => numberIn(stations, language),
        },
        {
          title: say("covrun.threshold"),
          numeric: true,
          cell: ({ thresholdDbm }) =>
            thresholdDbm === null ? "" : levelIn(thresholdDbm, language),
        },
        {
          title: say("covrun.covered"),
          numeric: true,
          cell: ({ coveredKm2 }) => area(coveredKm2),
        },
        {
          title: say("covrun.of"),
          numeric: true,
          cell: ({ areaInRangeKm2 }) => area(areaInRangeKm2),
        },
        { title: say("covrun.percent"), numeric: true, cell: share },
        {
          title: say("covrun.edges"),
          cell: ({ edges }) =>
            edgeShares(edges)
              .map(({ edge, share: part }) =>
                say(`covrun.edge.${edge}`, { share: numberIn(part, language) }),
              )
              .join(", "),
        },
      ]}
    />
  )
}
