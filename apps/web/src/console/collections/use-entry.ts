import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import type { Marks } from "../grid/reading.ts"
import { cellKey, type ChangeDrafts, type Drafts } from "./draft/cell-draft.ts"
import { decided } from "./draft/answered.ts"
import { drafted, type Typed } from "./draft/drafted.ts"
import { draftStore } from "./draft-store.ts"
import { type ReportId, reportQuery } from "./queries.ts"
import { useOutbox } from "./use-outbox.ts"

const NONE: Drafts = new Map()

/** The drafts of one report: kept in this browser at once, sent when the server can be reached. */
export function useEntry(
  report: ReportId,
  account: string,
  form: ReportForm | undefined,
  marks: Marks,
) {
  const client = useQueryClient()
  const kept = useKeptDrafts(report, account)
  const { drafts, change } = kept
  const { queryKey } = reportQuery(report)
  const onCells = useCallback(
    (answer: Pick<ReportForm, "cells" | "findings">, filled: number) => {
      const fresh = new Map(answer.cells.map((cell) => [cellKey(cell), cell]))
      client.setQueryData(queryKey, (now: ReportForm | undefined) =>
        now === undefined
          ? now
          : {
              ...now,
              cells: now.cells.map((cell) => fresh.get(cellKey(cell)) ?? cell),
              findings: answer.findings,
              report: { ...now.report, filled },
            },
      )
    },
    [client, queryKey],
  )
  const outbox = useOutbox({ report, form, drafts, marks, ready: kept.ready, change, onCells })
  return {
    drafts,
    ready: kept.ready,
    lost: kept.lost,
    outbox,
    type: (typed: readonly Typed[]) => {
      const at = new Date().toISOString()
      change((now) => drafted(now, typed, at))
    },
    decide: (cell: string, mine: boolean) => change((now) => decided(now, cell, mine)),
    /** Throws what was typed and not sent away. */
    discard: () => change(() => NONE),
  }
}

export type Entry = ReturnType<typeof useEntry>

/** Drafts in memory with their copy in this browser's own storage. */
function useKeptDrafts({ collection, unit }: ReportId, account: string) {
  const [drafts, setDrafts] = useState<Drafts>(NONE)
  const [ready, setReady] = useState(false)
  const [lost, setLost] = useState(false)
  const store = useMemo(() => draftStore(account), [account])
  const written = useRef<Drafts>(NONE)
  useEffect(() => {
    let here = true
    store
      .load({ collection, unit })
      .then((found) => {
        if (!here) return null
        const kept: Drafts = new Map(found.map((draft) => [draft.cell, draft]))
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
    const before = written.current
    if (!ready || before === drafts) return
    written.current = drafts
    const keep = [...drafts.values()].filter((draft) => before.get(draft.cell) !== draft)
    const forget = [...before.keys()].filter((cell) => !drafts.has(cell))
    if (keep.length === 0 && forget.length === 0) return
    store.keep({ collection, unit }, keep, forget).catch(() => setLost(true))
  }, [drafts, ready, store, collection, unit])
  return { drafts, ready, lost, change: setDrafts as ChangeDrafts }
}
