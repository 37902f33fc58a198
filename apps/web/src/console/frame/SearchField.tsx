import { TextInput } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { useEffect, useState } from "react"

interface Props {
  readonly label: string
  readonly hint?: string
  /** The words that the list is asked for now. */
  readonly asked: string
  readonly onAsk: (words: string) => void
}

/** Words to look for in a list: asked a moment after the last letter. */
export function SearchField({ label, hint, asked, onAsk }: Props) {
  const [typed, setTyped] = useState(asked)
  const [words] = useDebouncedValue(typed.trim(), 250)
  useEffect(() => {
    if (words !== asked) onAsk(words)
    // oxlint-disable-next-line react/exhaustive-deps -- only what is typed asks anew
  }, [words])
  return (
    <TextInput
      className="grow"
      type="search"
      label={label}
      description={hint}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
