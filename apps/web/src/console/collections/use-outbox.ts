import type { EntryConflict, ReportForm } from "@tinhso/server/indicators/collections/model"
import { useMemo } from "react"
import { ApiError } from "../../api.ts"
import type { Marks } from "../grid/reading.ts"
import { type After, unanswered, useSender } from "../offline/use-sender.ts"
import type { ChangeDrafts, Drafts } from "./draft/cell-draft.ts"
import { contested, refused, taken } from "./draft/answered.ts"
import { outgoing } from "./draft/outgoing.ts"
import { type ReportId, saveValues } from "./queries.ts"

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
  const out = useMemo(
    () => (form === undefined ? null : outgoing(drafts, form, marks)),
    [form, drafts, marks],
  )
  const pending = ready && form?.may.enter.allowed === true ? (out?.entries.length ?? 0) : 0
  const sender = useSender(pending, () => sendOnce(box))
  /** `asking`: cells that cannot be sent before somebody answers. */
  return { ...sender, asking: out?.waiting ?? 0 }
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
    return unanswered(error) ?? answered(error, drafts, sent, change)
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
