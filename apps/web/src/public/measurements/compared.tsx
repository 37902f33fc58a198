import type { Comparison, Rate } from "@tinhso/server/coverage/measurements/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatWhole, type Language, type Translate } from "../../i18n/index.ts"
import { ErrorHistogram } from "../../ui/comparison/ErrorHistogram.tsx"
import {
  figureRows,
  type FigureRow,
  layerName,
  layerRows,
  percentOf,
} from "../../ui/comparison/figure-rows.ts"
import { Modelled } from "../../ui/comparison/Marks.tsx"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { useSite } from "../site.tsx"

/** A run with what came of comparing, or why nothing did. */
export interface ComparedRun {
  readonly id: string
  readonly name: string
  readonly comparison: Comparison | null
  readonly refused: string | null
}

type Layer = Comparison["layers"][number]

/** What is modelled, beside what was measured: in a section of its own, under its own mark. */
export function Compared({ compared }: { readonly compared: ComparedRun | null }) {
  const { t } = useSite()
  return (
    <section aria-labelledby="so-sanh">
      <h2 id="so-sanh">{t("measured.compare")}</h2>
      {compared === null ? (
        <p className="empty">{t("measured.noRun")}</p>
      ) : (
        <>
          <p>
            <Modelled>{t("measured.modelled")}</Modelled>{" "}
            {t("measured.run", { name: compared.name })}
          </p>
          <p>{t("measured.compareWhat")}</p>
          <Result compared={compared} />
        </>
      )}
    </section>
  )
}

function Result({ compared: { comparison, refused } }: { readonly compared: ComparedRun }) {
  const { t, language } = useSite()
  if (comparison === null) {
    return (
      <p className="empty">
        {t("measured.notCompared")} {refused}
      </p>
    )
  }
  const { layers, cautions, measured, modelled } = comparison
  return (
    <>
      {(measured.illustrative || modelled.illustrative > 0) && (
        <Notice tone="warn" title={t("measured.illustrative")}>
          <p>{t("measured.compareIllustrative")}</p>
        </Notice>
      )}
      {layers.length === 0 && <p className="empty">{t("measured.nothing")}</p>}
      {layers.length > 1 && (
        <DataTable
          caption={t("measured.layers")}
          rows={layerRows(comparison, t("measured.best"))}
          rowKey={({ key }) => key}
          columns={columns(t, language)}
        />
      )}
      {layers.map((layer) => (
        <LayerTold
          key={`${layer.technology} ${layer.operator}`}
          layer={layer}
          open={layers.length === 1}
        />
      ))}
      <h3>{t("measured.cautions")}</h3>
      <ul>
        {cautions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  )
}

const db = (value: number | null) =>
  value === null ? "–" : formatNumber(value, { maxDecimals: 1 })

function LayerTold({ layer, open }: { readonly layer: Layer; readonly open: boolean }) {
  const { t, language } = useSite()
  const name = layerName(layer, t("measured.best"))
  return (
    <details open={open} className="measured-layer">
      <summary>{name}</summary>
      <DataTable
        caption={name}
        rows={figureRows(layer)}
        rowKey={({ key }) => key}
        columns={columns(t, language)}
      />
      <Rates layer={layer} />
      <ErrorHistogram
        title={t("measured.histogram", { name })}
        axis={t("measured.axis")}
        histogram={layer.histogram}
      />
    </details>
  )
}

const columns = (t: Translate, language: Language): Column<FigureRow>[] => [
  {
    key: "group",
    title: t("measured.group"),
    heads: true,
    cell: (row) => (language === "vi" ? row.vi : row.en),
  },
  {
    key: "n",
    title: t("measured.pixels"),
    numeric: true,
    cell: ({ figures: { n, few } }) =>
      `${formatWhole(n, language)}${few ? ` (${t("measured.few")})` : ""}`,
  },
  {
    key: "bias",
    title: t("measured.bias"),
    numeric: true,
    cell: ({ figures }) => db(figures.bias),
  },
  { key: "p50", title: t("measured.p50"), numeric: true, cell: ({ figures }) => db(figures.p50) },
  { key: "p90", title: t("measured.p90"), numeric: true, cell: ({ figures }) => db(figures.p90) },
  {
    key: "r",
    title: t("measured.correlation"),
    numeric: true,
    cell: ({ figures: { correlation } }) =>
      correlation === null ? "–" : formatNumber(correlation, { maxDecimals: 2 }),
  },
]

function Rates({ layer: { confusion } }: { readonly layer: Layer }) {
  const { t } = useSite()
  if (confusion === null) return null
  const text = (rate: Rate) => {
    const share = percentOf(rate)
    const percent = share === null ? "–" : `${formatNumber(share, { maxDecimals: 1 })} %`
    const few = rate.few ? `, ${t("measured.few")}` : ""
    return `${percent} (${formatNumber(rate.count)}/${formatNumber(rate.of)}${few})`
  }
  return (
    <p>
      {t("measured.rates", {
        threshold: db(confusion.threshold),
        found: text(confusion.found),
        falsely: text(confusion.falselyCovered),
      })}
    </p>
  )
}
