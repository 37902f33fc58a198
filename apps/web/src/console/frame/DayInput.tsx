import { TextInput } from "@mantine/core"
import { parseDate } from "@tinhso/vietnamese"
import { useState } from "react"
import { formatDay } from "../../i18n/index.ts"
import { useWords } from "../words/index.ts"

interface Props {
  readonly label: string
  /** "2025-03-01"; null where nothing, or nothing readable, is written. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  readonly required?: boolean
  readonly error?: string | undefined
  readonly description?: string
}

/** A day as people write it, "01/03/2025": read when one leaves the field. */
export function DayInput({ label, value, onChange, required = false, error, description }: Props) {
  const { say } = useWords()
  const [typed, setTyped] = useState(value === null ? "" : formatDay(value, "vi"))
  const [unread, setUnread] = useState(false)
  const read = (text: string) => {
    const found = parseDate(text)
    const day = found.kind === "day" ? found.starts : null
    onChange(day)
    return day
  }
  return (
    <TextInput
      label={label}
      description={description ?? say("day.hint")}
      required={required}
      value={typed}
      inputMode="numeric"
      autoComplete="off"
      error={unread ? say("day.wrong") : error}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setUnread(false)
        read(event.currentTarget.value)
      }}
      onBlur={() => {
        const day = read(typed)
        setUnread(typed.trim() !== "" && day === null)
        if (day !== null) setTyped(formatDay(day, "vi"))
      }}
    />
  )
}
