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
  /** The end of the axis (100 for shares); the largest value when not given or one is below zero. */
  readonly max?: number
  /** Lines across all bars: the whole, a target. */
  readonly marks?: readonly Mark[]
}

interface Mark {
  readonly value: number
  readonly label: string
  readonly kind: "whole" | "target"
}

/**
 * Bars from zero, one per line, in the order given: to the right, below zero to the left. Every bar
 * carries its label and value as text.
 */
export function BarChart({ title, bars, max, marks }: Props) {
  const lines = marks ?? []
  const values = [...bars, ...lines].map(({ value }) => value)
  const least = Math.min(0, ...values)
  const span = Math.max(least < 0 ? 0 : (max ?? 0), 0, ...values) - least
  const length = (value: number) => `${span > 0 ? (Math.abs(value) / span) * 100 : 0}%`
  const place = (value: number) => length(value - least)
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
                style={{
                  width: length(bar.value),
                  ...(least < 0 && { marginInlineStart: place(Math.min(0, bar.value)) }),
                }}
              />
              {least < 0 && <span className="bar-zero" style={{ left: place(0) }} />}
              {lines.map((line) => (
                <span
                  key={line.label}
                  className={`bar-mark ${line.kind}`}
                  style={{ left: place(line.value) }}
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
