import { TextInput } from "@mantine/core"
import { formatExact, parseNumber } from "@tinhso/vietnamese"
import { type ReactNode, useState } from "react"
import { useWords } from "../../words/index.ts"

interface Props {
  readonly label: ReactNode
  readonly hiddenLabel?: string
  readonly description?: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

const written = (value: number | null) => (value === null ? "" : formatExact(String(value)))

/** A number as people write it, "10" or "10,5"; empty is null, which is never 0. */
export function PointsInput({ label, hiddenLabel, description, value, onChange }: Props) {
  const { say } = useWords()
  const [typed, setTyped] = useState(written(value))
  const [last, setLast] = useState(value)
  if (value !== last) {
    // Undone, or another row: what is shown follows, unless it already says the same.
    setLast(value)
    if (readPoints(typed) !== value) setTyped(written(value))
  }
  const wrong = readPoints(typed) === undefined
  return (
    <TextInput
      label={label}
      aria-label={hiddenLabel}
      description={description}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      error={wrong ? say("idx.row.number.wrong") : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value
        const read = readPoints(text)
        setTyped(text)
        if (read === undefined || read === value) return
        setLast(read)
        onChange(read)
      }}
      onBlur={() => {
        if (!wrong) setTyped(written(value))
      }}
    />
  )
}

/** Undefined for what is no number; null for nothing. "1.000" is a thousand, as points are written. */
function readPoints(text: string): number | null | undefined {
  if (text.trim() === "") return null
  const read = parseNumber(text)
  if (read.kind === "number") return read.comparator === "=" ? read.value : undefined
  if (read.kind !== "ambiguous") return undefined
  return read.readings.find(({ value }) => value >= 1000)?.value
}
