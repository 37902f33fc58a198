import type { LegendEntry } from "@tinhso/server/coverage/runs/model"
import { useId } from "react"
import type { Language } from "../../i18n/index.ts"

interface Props {
  readonly title: string
  readonly entries: readonly LegendEntry[]
  readonly language: Language
}

/** What the colours and patterns of a picture of coverage mean. */
export function CoverageLegend({ title, entries, language }: Props) {
  return (
    <ul className="asset-legend cov-legend" aria-label={title}>
      {entries.map((entry) => (
        <li key={`${entry.label} ${entry.colour}`}>
          <Swatch entry={entry} />
          {language === "vi" ? entry.label : entry.labelEn}
        </li>
      ))}
    </ul>
  )
}

const SIZE = { viewBox: "0 0 24 16", width: 24, height: 16, "aria-hidden": true } as const

/** As the tiles are filled: plain, dots, or hatched. */
function Swatch({ entry: { colour, pattern } }: { readonly entry: LegendEntry }) {
  const clip = useId()
  return (
    <svg {...SIZE}>
      <clipPath id={clip}>
        <rect width="24" height="16" rx="2" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {pattern === "plain" && <rect width="24" height="16" fill={colour} />}
        {pattern === "dots" &&
          [4, 12, 20].flatMap((x) =>
            [4, 12].map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r="2" fill={colour} />),
          )}
        {pattern === "hatched" && (
          <path d="M-4 12 8 0M0 16 16 0M8 16 24 0M16 16 28 4" stroke={colour} strokeWidth="2" />
        )}
      </g>
      <rect x="0.5" y="0.5" width="23" height="15" rx="2" className="cov-swatch" />
    </svg>
  )
}
