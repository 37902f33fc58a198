import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import type { Marks } from "../grid/reading.ts"
import { useKeptDrafts } from "../offline/use-kept-drafts.ts"
import { type CellDraft, cellKey, type Drafts } from "./draft/cell-draft.ts"
import { decided } from "./draft/answered.ts"
import { drafted, type Typed } from "./draft/drafted.ts"
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
  const kept = useKeptDrafts<CellDraft>({ kind: "reports", ...report, account })
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
