import type { Dossier, QueuePage, QueueRow, VerdictsSaved } from "@tinhso/server/assessment/model"
import { type InfiniteData, useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useMemo, useState } from "react"
import { useSearchParams } from "react-router"
import { useWords } from "../../words/index.ts"
import { placeKey } from "./place.ts"
import { dossierQuery, queueKey, saveVerdicts, type Scope } from "./queries.ts"
import { rowAfter } from "./row-after.ts"
import { nextAsking, progressOf, type SittingRow, sittingRows } from "./sitting-rows.ts"
import { useVerdicts } from "./use-verdicts.ts"
import type { Verdict, VerdictDraft } from "./verdict-draft.ts"

interface Asked {
  readonly round: string
  readonly scope: Scope
  readonly account: string
  /** In whose name it was asked; the answer says in whose it is. */
  readonly asked: string | undefined
  readonly pages: readonly QueuePage[]
  readonly first: QueuePage
}

/** Read ahead this many, once fewer than half of them are there. */
const AHEAD = 24

/** Where somebody stands in a sitting, what they said, and what comes next. */
export function useSitting(asked: Asked) {
  const { round, scope } = asked
  const { say } = useWords()
  const client = useQueryClient()
  const [told, setTold] = useState("")
  const verdicts = useQueueVerdicts(asked)
  const all = useMemo(() => asked.pages.flatMap(({ rows }) => rows), [asked.pages])
  const rows = useMemo(() => sittingRows(all, verdicts.drafts), [all, verdicts.drafts])
  const { at, seek } = useWhere(rows)
  const current = rows[at] ?? null
  useReadAhead(round, rows, at)
  const give = (verdict: Verdict) => {
    if (current === null) return
    const known = client.getQueryData<Dossier>(dossierQuery(round, current.row).queryKey)
    verdicts.give(current.row, verdict, Math.max(current.row.seen, known?.seen ?? 0))
    const next = nextAsking(rows, at)
    seek(next === null ? undefined : rows[next])
    const what = say(verdict.agrees ? "vf.told.agreed" : "vf.told.changed", {
      code: current.row.criterion,
    })
    setTold(next === null ? `${what} ${say("vf.told.done")}` : what)
  }
  return {
    rows,
    current,
    progress: progressOf(rows),
    told,
    verdicts,
    seek,
    move: (by: number) => seek(rows[Math.min(rows.length - 1, Math.max(0, at + by))]),
    openNext: () => {
      const next = nextAsking(rows, at)
      if (next !== null) seek(rows[next])
    },
    give,
    undo: () => {
      const last = verdicts.undo()
      seek(last === null ? undefined : rows.find(({ key }) => key === placeKey(last)))
      setTold(say(last === null ? "vf.told.sent" : "vf.told.undone"))
    },
    refresh: () => void client.invalidateQueries({ queryKey: queueKey(round, scope, asked.asked) }),
  }
}

/** Verdicts of a sitting: what was taken is written into its lines. */
function useQueueVerdicts({ round, scope, account, asked, first }: Asked) {
  const client = useQueryClient()
  const { organisation } = first
  return useVerdicts({
    round,
    organisation,
    account,
    save: (unit, judgements) => saveVerdicts(round, unit, organisation, judgements),
    onSaved: (sent, saved) => {
      const key = queueKey(round, scope, asked)
      client.setQueryData(key, (now: InfiniteData<QueuePage> | undefined) =>
        withSaved(now, sent, saved),
      )
      for (const draft of sent) void client.invalidateQueries(dossierQuery(round, draft))
    },
  })
}

/** The current line is in the address: reloading comes back to it. */
function useWhere(rows: readonly SittingRow[]) {
  const [params, setParams] = useSearchParams()
  const seek = useCallback(
    (row: SittingRow | undefined) => {
      if (row === undefined) return
      setParams(
        (now) => {
          const next = new URLSearchParams(now)
          next.set("muc", row.key)
          return next
        },
        { replace: true },
      )
    },
    [setParams],
  )
  return { at: whereIn(rows, params.get("muc")), seek }
}

export type SittingState = ReturnType<typeof useSitting>

/** The line that the address names; without one the first that asks for something. */
function whereIn(rows: readonly SittingRow[], named: string | null): number {
  const found = named === null ? -1 : rows.findIndex(({ key }) => key === named)
  return found === -1 ? (nextAsking(rows, -1) ?? 0) : found
}

/** Keeps the dossiers of the next lines at hand, so that the next shows at once. */
function useReadAhead(round: string, rows: readonly SittingRow[], at: number): void {
  const client = useQueryClient()
  useEffect(() => {
    const ahead = rows.slice(at, at + AHEAD).map(({ row }) => dossierQuery(round, row))
    const near = ahead.slice(0, AHEAD / 2)
    if (near.every(({ queryKey }) => client.getQueryState(queryKey) !== undefined)) return
    for (const query of ahead) void client.prefetchQuery(query)
  }, [client, round, rows, at])
}

function withSaved(
  now: InfiniteData<QueuePage> | undefined,
  sent: readonly VerdictDraft[],
  saved: VerdictsSaved,
): InfiniteData<QueuePage> | undefined {
  if (now === undefined) return undefined
  const bySent = new Map(sent.map((draft) => [draft.cell, draft]))
  const written = new Map(saved.seen.map(({ criterion, seq }) => [criterion, seq]))
  const after = (row: QueueRow): QueueRow => {
    const draft = bySent.get(placeKey(row))
    return draft === undefined
      ? row
      : rowAfter(row, draft.verdict, written.get(row.criterion) ?? row.seen)
  }
  return { ...now, pages: now.pages.map((page) => ({ ...page, rows: page.rows.map(after) })) }
}
