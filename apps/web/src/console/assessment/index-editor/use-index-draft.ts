import type { IndexSet, IndexTold } from "@tinhso/server/assessment/model"
import { useCallback, useEffect, useState } from "react"
import { mergeEdits, type Merged } from "./merge.ts"

const MOST_STEPS = 200

interface Steps {
  readonly past: readonly IndexSet[]
  readonly now: IndexSet
  readonly future: readonly IndexSet[]
  /** What an edit is of: typing on in one field is one step. */
  readonly tag: string
}

interface Kept {
  readonly stamp: string
  readonly index: IndexSet
}

const keyOf = (id: string) => `tinhso.bo-chi-so.${id}`

/** Changes that were not saved, as this machine kept them; null without any, or of another begin. */
function keptOf(told: IndexTold): IndexSet | null {
  try {
    const text = localStorage.getItem(keyOf(told.index.id))
    if (text === null) return null
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this hook wrote
    const { stamp, index } = JSON.parse(text) as Kept
    return stamp === told.stamp ? index : null
  } catch {
    return null
  }
}

function keep(told: IndexTold, index: IndexSet | null): void {
  try {
    if (index === null) localStorage.removeItem(keyOf(told.index.id))
    else localStorage.setItem(keyOf(told.index.id), JSON.stringify({ stamp: told.stamp, index }))
  } catch {
    // A full or forbidden store keeps nothing; the page itself still has everything.
  }
}

/** What is done to the index that is being edited. */
export interface IndexDraft {
  readonly index: IndexSet
  /** What the server has, from which this edit began. */
  readonly base: IndexTold
  readonly dirty: boolean
  readonly restored: boolean
  readonly change: (next: IndexSet, tag?: string) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** After saving: what was kept is the new beginning; what was typed meanwhile stays. */
  readonly saved: (told: IndexTold, sent: IndexSet) => void
  /** My changes on top of what somebody else kept. */
  readonly merge: (theirs: IndexTold) => Merged
  /** Everything as the server has it. */
  readonly reset: (told: IndexTold) => void
}

/** An index while it is edited: undo, redo, kept on this machine until it is saved. */
export function useIndexDraft(first: IndexTold): IndexDraft {
  const [base, setBase] = useState(first)
  const [restored, setRestored] = useState(() => keptOf(first) !== null)
  const [steps, setSteps] = useState<Steps>(() => ({
    past: [],
    now: keptOf(first) ?? first.index,
    future: [],
    tag: "",
  }))
  const index = steps.now
  const dirty = index !== base.index
  useEffect(() => keep(base, dirty ? index : null), [base, dirty, index])
  const change = useCallback((next: IndexSet, tag = "") => {
    setSteps((before) => {
      if (next === before.now) return before
      const goesOn = tag !== "" && tag === before.tag
      const past = goesOn ? before.past : [...before.past, before.now].slice(-MOST_STEPS)
      return { past, now: next, future: [], tag }
    })
  }, [])
  const begin = (told: IndexTold, now: IndexSet) => {
    setBase(told)
    setRestored(false)
    setSteps((before) => ({ ...before, now, tag: "" }))
  }
  return {
    index,
    base,
    dirty,
    restored,
    change,
    undo: () => setSteps(undone),
    redo: () => setSteps(redone),
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    saved: (told, sent) => begin(told, index === sent ? told.index : index),
    merge: (theirs) => {
      const merged = mergeEdits(base.index, index, theirs.index)
      begin(theirs, merged.index)
      return merged
    },
    reset: (told) => {
      begin(told, told.index)
      setSteps({ past: [], now: told.index, future: [], tag: "" })
    },
  }
}

function undone(steps: Steps): Steps {
  const before = steps.past.at(-1)
  if (before === undefined) return steps
  return {
    past: steps.past.slice(0, -1),
    now: before,
    future: [steps.now, ...steps.future],
    tag: "",
  }
}

function redone(steps: Steps): Steps {
  const [next, ...rest] = steps.future
  if (next === undefined) return steps
  return { past: [...steps.past, steps.now], now: next, future: rest, tag: "" }
}
