import type { ReactNode } from "react"

interface Bar {
  readonly key: string
  readonly label: ReactNode
  readonly value: number
  /** The value as people read it. */
  readonly text: ReactNode
  /** Drawn apart from the others: the country, a benchmark. */
  readonly muted?: boolean
}

interface Props {
  readonly title: string
  readonly bars: readonly Bar[]
  /** The end of the axis; the largest value when not given (100 for shares). */
  readonly max?: number
  /** Lines across all bars: the whole, a target. */
  readonly marks?: readonly Mark[]
}

interface Mark {
  readonly value: number
  readonly label: string
  readonly kind: "whole" | "target"
}

/** Bars from zero, one per line, in the order given. Every bar carries its label and value as text. */
export function BarChart({ title, bars, max, marks }: Props) {
  const lines = marks ?? []
  const end = Math.max(
    max ?? 0,
    ...bars.map((bar) => bar.value),
    ...lines.map((line) => line.value),
  )
  const width = (value: number) => `${end > 0 ? (Math.max(0, value) / end) * 100 : 0}%`
  return (
    <figure className="bars">
      <figcaption>{title}</figcaption>
      <ul>
        {bars.map((bar) => (
          <li key={bar.key}>
            <span className="bar-label">{bar.label}</span>
            <span className="bar-track" aria-hidden="true">
              <span
                className={bar.muted === true ? "bar muted" : "bar"}
                style={{ width: width(bar.value) }}
              />
              {lines.map((line) => (
                <span
                  key={line.label}
                  className={`bar-mark ${line.kind}`}
                  style={{ left: width(line.value) }}
                />
              ))}
            </span>
            <span className="bar-value">{bar.text}</span>
          </li>
        ))}
      </ul>
      {lines.map((line) => (
        <p key={line.label} className="bar-legend">
          <span className={`bar-mark-sample ${line.kind}`} aria-hidden="true" /> {line.label}
        </p>
      ))}
    </figure>
  )
}
