import { TextInput } from "@mantine/core"
import type { RefObject } from "react"
import { useWords } from "../../words/index.ts"

interface Props {
  readonly search: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  /** Enter was pressed: the first line that was found is meant. */
  readonly onPick: () => void
}

/** The search above a list of lines: Enter goes to the first found, Escape leaves. */
export function ListSearch({ search, text, onText, onPick }: Props) {
  const { say } = useWords()
  const leave = () => {
    onText("")
    search.current?.blur()
  }
  return (
    <TextInput
      ref={search}
      type="search"
      size="sm"
      aria-label={say("vf.search")}
      placeholder={say("vf.search.hint")}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault()
          onPick()
        }
        if (event.key === "Enter" || event.key === "Escape") leave()
      }}
    />
  )
}
