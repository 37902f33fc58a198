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

const nothing = () => {}

const DO: Readonly<Record<SittingDeed, (asked: Asked) => void>> = {
  next: ({ sitting }) => sitting.move(1),
  previous: ({ sitting }) => sitting.move(-1),
  "open-next": ({ sitting }) => sitting.openNext(),
  agree: ({ sitting, taking }) => {
    if (taking && mayAgree(sitting)) sitting.give({ agrees: true })
  },
  disagree: ({ sitting, taking, ask }) => {
    if (taking && maySpeak(sitting)) ask("disagree")
  },
  evidence: ({ evidence }) => nextDocument(evidence.current),
  open: ({ evidence }) => openDocument(evidence.current),
  undo: ({ sitting }) => sitting.undo(),
  search: ({ search }) => search.current?.focus(),
  help: ({ ask }) => ask("help"),
  "first-side": nothing,
  "second-side": nothing,
}

/** What keys do in a sitting. */
export const useSittingKeys = (asked: Asked) =>
  useSingleKeys(asked.asking, (deed) => DO[deed](asked))

export const maySpeak = ({ current }: SittingState): boolean =>
  current !== null && current.mark !== "own"

/** There is a claim to agree with. */
export const mayAgree = (sitting: SittingState): boolean =>
  maySpeak(sitting) && sitting.current?.row.self !== null
