import type { ImportRow } from "@tinhso/server/registry/assets/import/model"
import { useWords } from "../words/index.ts"
import { plotOf } from "./plot.ts"

/** Where the rows lie, so that one that lies elsewhere is seen; the table beside it says the same. */
export function PlacesPlot({ rows }: { readonly rows: readonly ImportRow[] }) {
  const { say } = useWords()
  const plot = plotOf(rows)
  if (plot === null) return null
  return (
    <figure className="asset-plot">
      <svg
        viewBox={`0 0 ${plot.width} ${plot.height}`}
        role="img"
        aria-label={say("assetImport.map", { count: plot.dots.length })}
      >
        {plot.dots.map(({ key, x, y, title, tone }) =>
          tone === "good" ? (
            <circle key={key} cx={x} cy={y} r="4" data-tone={tone}>
              <title>{title}</title>
            </circle>
          ) : (
            <rect key={key} x={x - 4} y={y - 4} width="8" height="8" data-tone={tone}>
              <title>{title}</title>
            </rect>
          ),
        )}
      </svg>
      <figcaption>{say("assetImport.map.legend")}</figcaption>
    </figure>
  )
}
