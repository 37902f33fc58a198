import type { RefObject } from "react"
import { nextDocument, openDocument } from "./documents.ts"
import type { SittingDeed } from "./sitting-keys.ts"
import { useSingleKeys } from "./use-single-keys.ts"
import type { SittingState } from "./use-sitting.ts"

interface Asked {
  readonly sitting: SittingState
  readonly taking: boolean
  readonly asking: boolean
  readonly ask: (what: "disagree" | "bulk" | "help" | null) => void
  readonly search: RefObject<HTMLInputElement | null>
  readonly evidence: RefObject<HTMLElement | null>
}

/** What keys do in a sitting. */
export const useSittingKeys = (asked: Asked) =>
  useSingleKeys(asked.asking, (deed) => act(deed, asked))

function act(deed: SittingDeed, { sitting, taking, ask, search, evidence }: Asked): void {
  switch (deed) {
    case "next":
      return sitting.move(1)
    case "previous":
      return sitting.move(-1)
    case "open-next":
      return sitting.openNext()
    case "agree":
      if (taking && mayAgree(sitting)) sitting.give({ agrees: true })
      return
    case "disagree":
      if (taking && maySpeak(sitting)) ask("disagree")
      return
    case "evidence":
      return nextDocument(evidence.current)
    case "open":
      return openDocument(evidence.current)
    case "undo":
      return sitting.undo()
    case "search":
      return search.current?.focus()
    case "help":
      return ask("help")
    case "first-side":
    case "second-side":
      return
  }
}

export const maySpeak = ({ current }: SittingState): boolean =>
  current !== null && current.mark !== "own"

/** There is a claim to agree with. */
export const mayAgree = (sitting: SittingState): boolean =>
  maySpeak(sitting) && sitting.current?.row.self !== null
