import type { Dossier, Judgement, VerdictsSaved } from "@tinhso/server/assessment/model"
import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { ApiError } from "../../../api.ts"
import { useKeptDrafts } from "../../offline/use-kept-drafts.ts"
import { type After, unanswered, useSender } from "../../offline/use-sender.ts"
import { type Place, placeKey } from "./place.ts"
import { dossierQuery } from "./queries.ts"
import { alreadySaid } from "./already-said.ts"
import {
  chosen,
  given,
  judgementOf,
  marked,
  newest,
  outgoing,
  REST_MS,
  taken,
  type Verdict,
  type VerdictDraft,
  type VerdictDrafts,
  without,
} from "./verdict-draft.ts"

interface Asked {
  readonly round: string
  /** In whose name: verdicts of one organisation are kept apart from those of another. */
  readonly organisation: string
  readonly account: string
  readonly save: (unit: string, judgements: readonly Judgement[]) => Promise<VerdictsSaved>
  readonly onSaved: (sent: readonly VerdictDraft[], saved: VerdictsSaved) => void
}

/** Verdicts that are given: kept in this browser at once, sent in the background, never lost. */
export function useVerdicts({ round, organisation, account, save, onSaved }: Asked) {
  const client = useQueryClient()
  const place = { kind: "verdicts", collection: round, unit: organisation, account } as const
  const { drafts, ready, lost, change } = useKeptDrafts<VerdictDraft>(place)
  const now = useRest(drafts)
  const hurry = useRef(false)
  const waiting = outgoing(drafts, now)
  const pending = ready && organisation !== "" ? [...waiting.values()].flat().length : 0
  const sender = useSender(pending, async () => {
    const due = outgoing(drafts, hurry.current ? Infinity : Date.now())
    hurry.current = false
    return sendAll(due, { client, round, organisation, save, onSaved, change })
  })
  /** What rests goes out as well. */
  const sendNow = async () => {
    hurry.current = true
    if (drafts.size > 0) await sender.flush()
  }
  useLeaving(() => void sendNow())
  return {
    drafts,
    ready,
    lost,
    sender,
    sendNow,
    give: (at: Place, verdict: Verdict, base: number) =>
      change((all) => given(all, at, verdict, { base, at: Date.now() })),
    /** Takes the newest back, where it was not sent; where it stood. */
    undo: (): Place | null => {
      const last = newest(drafts)
      if (last !== null) change((all) => without(all, last.cell))
      return last
    },
    choose: (cell: string, base: number | null) =>
      change((all) => chosen(all, cell, base === null ? null : { base, at: 0 })),
    drop: (cell: string) => change((all) => without(all, cell)),
  }
}

export type Verdicts = ReturnType<typeof useVerdicts>

/** The time by which rests are judged: goes on when the newest verdict has rested. */
function useRest(drafts: VerdictDrafts): number {
  const [now, setNow] = useState(() => Date.now())
  const last = newest(drafts)
  const until = last === null ? 0 : last.at + REST_MS
  useEffect(() => {
    const left = until - Date.now()
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, left) + 10)
    return () => clearTimeout(timer)
  }, [until])
  return now
}

/** Called when the page is left or covered: what rests is sent at once. */
function useLeaving(leave: () => void): void {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === "hidden") latest.current()
    }
    document.addEventListener("visibilitychange", hidden)
    return () => {
      document.removeEventListener("visibilitychange", hidden)
      latest.current()
    }
  }, [])
}

interface Way extends Pick<Asked, "round" | "organisation" | "save" | "onSaved"> {
  readonly client: QueryClient
  readonly change: (turn: (now: VerdictDrafts) => VerdictDrafts) => void
}

/** Agency by agency: what one of them refuses does not hold the others back. */
async function sendAll(
  due: ReadonlyMap<string, readonly VerdictDraft[]>,
  way: Way,
): Promise<After> {
  for (const [unit, sent] of due) {
    const after = await sendOne(unit, sent, way)
    if (after.phase !== "saved" && after.phase !== "waiting") return after
  }
  return { phase: "saved", error: null }
}

async function sendOne(unit: string, sent: readonly VerdictDraft[], way: Way): Promise<After> {
  try {
    const saved = await way.save(unit, sent.map(judgementOf))
    way.onSaved(sent, saved)
    way.change((now) => taken(now, sent, saved))
    return { phase: "saved", error: null }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return unanswered(error) ?? (await against(error, sent, way))
  }
}

const CHANGED = "diem-vua-thay-doi"
const OUT_OF_TIME = "ngoai-thoi-han"

/** What the server says against verdicts is kept with them; the others are sent again. */
async function against(error: ApiError, sent: readonly VerdictDraft[], way: Way): Promise<After> {
  if (error.code === OUT_OF_TIME || error.code === "dot-cham-khong-o-buoc-nay") {
    return { phase: "stopped", error }
  }
  const { errors = [], detail } = error.problem
  if (error.code !== CHANGED) {
    way.change((now) => marked(now, sent, errors, { contested: false, detail }))
    return { phase: "waiting", error: null }
  }
  const seenNow = await lookAgain(sent, way)
  if (seenNow === null) return { phase: "offline", error: null }
  const mine = sent.filter((draft) => alreadySaid(seenNow.get(draft.cell), draft, way.organisation))
  way.change((now) => {
    const left = marked(now, sent, errors, { contested: true, detail })
    return mine.reduce((all, { cell }) => without(all, cell), left)
  })
  return { phase: "waiting", error: null }
}

/** The dossiers as they stand now; null where they could not be had. */
async function lookAgain(
  sent: readonly VerdictDraft[],
  { client, round }: Way,
): Promise<Map<string, Dossier> | null> {
  try {
    const dossiers = await Promise.all(
      sent.map((draft) => client.fetchQuery({ ...dossierQuery(round, draft), staleTime: 0 })),
    )
    return new Map(dossiers.map((one) => [placeKey(one), one]))
  } catch {
    return null
  }
}
