import type { EntryConflict, ReportForm } from "@tinhso/server/indicators/collections/model"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { ApiError } from "../../api.ts"
import type { Marks } from "../grid/reading.ts"
import { setExpired, useExpired } from "../session/expiry.ts"
import type { ChangeDrafts, Drafts } from "./draft/cell-draft.ts"
import { contested, refused, taken } from "./draft/answered.ts"
import { outgoing } from "./draft/outgoing.ts"
import { type ReportId, saveValues } from "./queries.ts"

/** Typing rests this long before what was typed is sent. */
const REST_MS = 500
/** Between attempts while the server cannot be reached. */
const AGAIN_MS = 8000

export type Phase = "saved" | "waiting" | "sending" | "offline" | "expired" | "stopped"

interface Box {
  readonly report: ReportId
  readonly form: ReportForm | undefined
  readonly drafts: Drafts
  readonly marks: Marks
  readonly ready: boolean
  readonly change: ChangeDrafts
  readonly onCells: (answer: Pick<ReportForm, "cells" | "findings">, filled: number) => void
}

/** Sends drafts when typing rests, and again when the connection or the session comes back. */
export function useOutbox(box: Box) {
  const { form, drafts, marks, ready } = box
  const [phase, setPhase] = useState<Phase>("saved")
  const [error, setError] = useState<unknown>(null)
  const expired = useExpired()
  const busy = useRef(false)
  const latest = useRef(box)
  useEffect(() => {
    latest.current = box
  })
  const out = useMemo(
    () => (form === undefined ? null : outgoing(drafts, form, marks)),
    [form, drafts, marks],
  )
  const pending = ready && form?.may.enter.allowed === true ? (out?.entries.length ?? 0) : 0

  const flush = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    setPhase("sending")
    try {
      const after = await sendOnce(latest.current)
      setError(after.error)
      setPhase(after.phase)
    } finally {
      busy.current = false
    }
  }, [])

  useEffect(() => {
    if (pending === 0 || phase === "sending" || phase === "stopped" || expired) return
    const timer = setTimeout(() => void flush(), phase === "offline" ? AGAIN_MS : REST_MS)
    return () => clearTimeout(timer)
  }, [pending, phase, expired, flush])

  useEffect(() => {
    const again = () => setPhase((now) => (now === "offline" ? "waiting" : now))
    addEventListener("online", again)
    return () => removeEventListener("online", again)
  }, [])

  return {
    phase: phaseOf(phase, pending, expired),
    error,
    /** Cells that cannot be sent before somebody answers. */
    asking: out?.waiting ?? 0,
    pending,
    flush,
  }
}

function phaseOf(phase: Phase, pending: number, expired: boolean): Phase {
  if (phase === "sending" || phase === "stopped") return phase
  if (pending === 0) return "saved"
  if (expired) return "expired"
  return phase === "offline" ? "offline" : "waiting"
}

interface After {
  readonly phase: Phase
  readonly error: unknown
}

async function sendOnce({ report, form, drafts, marks, change, onCells }: Box): Promise<After> {
  if (form === undefined) return { phase: "waiting", error: null }
  const { entries, sent } = outgoing(drafts, form, marks)
  if (entries.length === 0) return { phase: "saved", error: null }
  try {
    const answer = await saveValues(report, [...entries])
    onCells(answer, answer.filled)
    change((now) => taken(now, sent, answer.cells))
    return { phase: "saved", error: null }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.status === 401) {
      setExpired(true)
      return { phase: "waiting", error: null }
    }
    if (error.status === 0 || error.status >= 500 || error.status === 429) {
      return { phase: "offline", error: error.status === 0 ? null : error }
    }
    return answered(error, drafts, sent, change)
  }
}

/** What the server says against some cells is kept with them; the others are sent again. */
function answered(
  error: ApiError,
  drafts: Drafts,
  sent: Parameters<typeof refused>[1],
  change: ChangeDrafts,
): After {
  const conflicts = conflictsOf(error)
  if (conflicts.length > 0) {
    change((now) => contested(now, conflicts))
    return { phase: "waiting", error: null }
  }
  const told = refused(drafts, sent, error.problem.errors ?? [])
  if (
    error.status === 422 &&
    told !== drafts &&
    [...told.values()].some(({ refused: why }) => why !== null)
  ) {
    change((now) => refused(now, sent, error.problem.errors ?? []))
    return { phase: "waiting", error: null }
  }
  return { phase: "stopped", error }
}

function conflictsOf({ problem }: ApiError): readonly EntryConflict[] {
  const body: object = problem
  if (!("conflicts" in body) || !Array.isArray(body.conflicts)) return []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the 409's schema, ConflictProblem
  return body.conflicts as EntryConflict[]
}
