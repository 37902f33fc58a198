import { Stack, Text } from "@mantine/core"
import type { Comparison, Confusion, Rate } from "@tinhso/server/coverage/measurements/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatWhole } from "../../i18n/index.ts"
import { ErrorHistogram } from "../../ui/comparison/ErrorHistogram.tsx"
import {
  figureRows,
  type FigureRow,
  layerName,
  layerRows,
  percentOf,
} from "../../ui/comparison/figure-rows.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Notice } from "../frame/Notice.tsx"
import { type Say, useWords } from "../words/index.ts"

const db = (value: number | null) =>
  value === null ? "–" : formatNumber(value, { maxDecimals: 1 })

/** Measured against modelled: every layer with its table, histogram and both rates. */
export function ComparisonView({ comparison }: { readonly comparison: Comparison }) {
  const { say, language } = useWords()
  const { layers, leftOut, cautions, measured, modelled } = comparison
  return (
    <Stack>
      {(measured.illustrative || modelled.illustrative > 0) && (
        <Notice tone="warn" title={say("measured.compare.illustrative")} />
      )}
      {layers.length === 0 && <Text>{say("measured.compare.nothing")}</Text>}
      {layers.length > 1 && (
        <ListTable
          caption={say("measured.layers")}
          rows={layerRows(comparison, say("measured.best"))}
          rowKey={({ key }) => key}
          columns={columns(say, language)}
        />
      )}
      {layers.map((layer) => (
        <LayerView
          key={`${layer.technology} ${layer.operator}`}
          layer={layer}
          open={layers.length === 1}
        />
      ))}
      {leftOut.length > 0 && (
        <section aria-label={say("measured.leftOut")}>
          <Text fw={600}>{say("measured.leftOut")}</Text>
          <ul className="said">
            {leftOut.map(({ code, vi, points }) => (
              <li key={code}>
                {formatNumber(points)}: {vi}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={say("measured.cautions")}>
        <Text fw={600}>{say("measured.cautions")}</Text>
        <ul className="said">
          {cautions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
    </Stack>
  )
}

interface LayerProps {
  readonly layer: Comparison["layers"][number]
  readonly open: boolean
}

function LayerView({ layer, open }: LayerProps) {
  const { say, language } = useWords()
  const name = layerName(layer, say("measured.best"))
  const { figures, confusion, suggestedOffset } = layer
  return (
    <details open={open} className="measured-layer">
      <summary>{name}</summary>
      {figures.few && <Text fw={600}>{say("measured.few", { n: figures.n })}</Text>}
      <ListTable
        caption={name}
        rows={figureRows(layer)}
        rowKey={({ key }) => key}
        columns={columns(say, language)}
      />
      {confusion !== null && <Rates confusion={confusion} />}
      {figures.censored > 0 && (
        <Text>
          {say("measured.censored", {
            n: formatWhole(figures.censored, language),
            above: formatWhole(figures.censoredAbove, language),
            most: db(figures.biasAtMost),
          })}
        </Text>
      )}
      <Text>
        {say("measured.servers", {
          matched: formatWhole(layer.cells.matched, language),
          same: formatWhole(layer.cells.sameServer, language),
        })}
      </Text>
      {suggestedOffset !== null && (
        <Text>{say("measured.offset", { dB: db(suggestedOffset) })}</Text>
      )}
      <ErrorHistogram
        title={say("measured.histogram", { name })}
        axis={say("measured.error.axis")}
        histogram={layer.histogram}
      />
    </details>
  )
}

const columns = (say: Say, language: "vi" | "en"): ListColumn<FigureRow>[] => [
  {
    title: say("measured.group"),
    heads: true,
    cell: (row) => (language === "vi" ? row.vi : row.en),
  },
  {
    title: say("measured.pixels"),
    numeric: true,
    cell: ({ figures: { n, few } }) =>
      `${formatWhole(n, language)}${few ? ` (${say("measured.fewMark")})` : ""}`,
  },
  { title: say("measured.bias"), numeric: true, cell: ({ figures }) => db(figures.bias) },
  { title: "p50", numeric: true, cell: ({ figures }) => db(figures.p50) },
  { title: "p90", numeric: true, cell: ({ figures }) => db(figures.p90) },
  { title: "RMSE", numeric: true, cell: ({ figures }) => db(figures.rmse) },
  { title: say("measured.deviation"), numeric: true, cell: ({ figures }) => db(figures.deviation) },
  {
    title: say("measured.correlation"),
    numeric: true,
    cell: ({ figures: { correlation } }) =>
      correlation === null ? "–" : formatNumber(correlation, { maxDecimals: 2 }),
  },
]

function Rates({ confusion }: { readonly confusion: Confusion }) {
  const { say } = useWords()
  const text = (rate: Rate) => {
    const share = percentOf(rate)
    const percent = share === null ? "–" : `${formatNumber(share, { maxDecimals: 1 })} %`
    const mark = rate.few ? `, ${say("measured.fewMark")}` : ""
    return `${percent} (${formatNumber(rate.count)}/${formatNumber(rate.of)}${mark})`
  }
  return (
    <Text>
      {say("measured.rates", {
        threshold: db(confusion.threshold),
        found: text(confusion.found),
        falsely: text(confusion.falselyCovered),
        agreement: text(confusion.agreement),
      })}
    </Text>
  )
}
