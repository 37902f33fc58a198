import { useEffect, useMemo, useRef, useState } from "react"
import { type DraftKind, draftStore } from "./draft-store.ts"

interface Draft {
  readonly cell: string
}

interface Place {
  readonly kind: DraftKind
  readonly collection: string
  readonly unit: string
  readonly account: string
}

/** Drafts in memory with their copy in this browser's own storage. */
export function useKeptDrafts<D extends Draft>({ kind, collection, unit, account }: Place) {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, D>>(() => new Map())
  const [ready, setReady] = useState(false)
  const [lost, setLost] = useState(false)
  const store = useMemo(() => draftStore<D>(account, kind), [account, kind])
  const written = useRef<ReadonlyMap<string, D> | null>(null)
  useEffect(() => {
    let here = true
    store
      .load({ collection, unit })
      .then((found) => {
        if (!here) return null
        const kept = new Map(found.map((draft) => [draft.cell, draft]))
        written.current = kept
        setDrafts((typed) => new Map([...kept, ...typed]))
        return kept
      })
      .catch(() => setLost(true))
      .finally(() => {
        if (here) setReady(true)
      })
    return () => {
      here = false
    }
  }, [store, collection, unit])
  useEffect(() => {
    const before = written.current ?? new Map<string, D>()
    if (!ready || before === drafts) return
    written.current = drafts
    const keep = [...drafts.values()].filter((draft) => before.get(draft.cell) !== draft)
    const forget = [...before.keys()].filter((cell) => !drafts.has(cell))
    if (keep.length === 0 && forget.length === 0) return
    store.keep({ collection, unit }, keep, forget).catch(() => setLost(true))
  }, [drafts, ready, store, collection, unit])
  return { drafts, ready, lost, change: setDrafts }
}
