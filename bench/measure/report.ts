/** One line of the table of speeds. */
export interface Line {
  readonly work: string
  readonly size: string
  readonly values: readonly number[]
  readonly unit: "ns" | "µs" | "ms" | "s" | "MB" | "kB" | "%"
  /** What it may be at most; null where nothing is promised. */
  readonly bar: number | null
  /** Which of the two figures the bar is for. */
  readonly judged?: "median" | "p95"
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)
export const p95 = (values: readonly number[]) => quantile(values, 0.95)

const shown = (value: number, unit: Line["unit"]) =>
  `${value >= 100 ? value.toFixed(0) : value.toPrecision(value >= 10 ? 3 : 2)} ${unit}`

/** Prints a line of the Markdown table; too few values have no p95. */
export function report({ work, size, values, unit, bar, judged = "median" }: Line): void {
  const measured = judged === "median" ? median(values) : p95(values)
  const promise = bar === null ? "" : `≤ ${bar} ${unit}${measured > bar ? " **missed**" : ""}`
  const high = values.length >= 20 ? shown(p95(values), unit) : ""
  process.stdout.write(
    `| ${[work, size, shown(median(values), unit), high, promise].join(" | ")} |\n`,
  )
}

/** A word for the person who waits, not for the table. */
export const note = (text: string) => void process.stderr.write(`  ${text}\n`)
