import type { Judgement, VerdictsSaved } from "@tinhso/server/assessment/model"
import { type Place, placeKey } from "./place.ts"

/** What somebody says of a criterion of an agency. */
export interface Verdict {
  readonly agrees: boolean
  /** Left out where the claim is agreed with. */
  readonly points?: number
  readonly notApplicable?: boolean
  readonly reason?: string
}

/** The points that a verdict comes to, where `claimed` is agreed with. */
export function verdictSaid(
  { agrees, points, notApplicable, reason = "" }: Verdict,
  claimed: number | "not-applicable" | null,
) {
  const agreed = agrees ? claimed : null
  return {
    agrees,
    points: notApplicable === true ? ("not-applicable" as const) : (points ?? agreed),
    reason,
  }
}

/** A verdict that has not reached the server. It outlives the page. */
export interface VerdictDraft extends Place {
  readonly cell: string
  readonly verdict: Verdict
  /** The newest step that was on the screen. */
  readonly base: number
  /** When it was given, by this machine's clock. */
  readonly at: number
  /** Somebody else spoke meanwhile: to be chosen. */
  readonly contested: boolean
  /** Why the server did not take it. */
  readonly refused: string | null
}

export type VerdictDrafts = ReadonlyMap<string, VerdictDraft>

/** The newest verdict rests this long, or until the next one, so that it can be taken back. */
export const REST_MS = 6000

/** As many criteria as one request takes. */
const MOST = 200

export function given(
  drafts: VerdictDrafts,
  place: Place,
  verdict: Verdict,
  { base, at }: { readonly base: number; readonly at: number },
): VerdictDrafts {
  const cell = placeKey(place)
  const next = new Map(drafts)
  // Said again, it is the newest: what is newest can be taken back.
  next.delete(cell)
  const { unit, criterion } = place
  return next.set(cell, {
    cell,
    unit,
    criterion,
    verdict,
    base,
    at,
    contested: false,
    refused: null,
  })
}

/** The drafts without one: taken back, or thrown away. */
export function without(drafts: VerdictDrafts, cell: string): VerdictDrafts {
  const next = new Map(drafts)
  next.delete(cell)
  return next
}

/** The verdict that can still be taken back: the newest of those that nothing stands against. */
export function newest(drafts: VerdictDrafts): VerdictDraft | null {
  const all = [...drafts.values()].filter((one) => !one.contested && one.refused === null)
  return all.reduce<VerdictDraft | null>(
    (last, one) => (last === null || one.at >= last.at ? one : last),
    null,
  )
}

/** What can be sent now, agency by agency: not the newest while it rests, nor what waits for an answer. */
export function outgoing(
  drafts: VerdictDrafts,
  now: number,
): ReadonlyMap<string, readonly VerdictDraft[]> {
  const last = newest(drafts)
  const resting = last !== null && now - last.at < REST_MS ? last : null
  const ready = [...drafts.values()].filter(
    (one) => one !== resting && !one.contested && one.refused === null,
  )
  return Map.groupBy(ready.slice(0, MOST), ({ unit }) => unit)
}

export const judgementOf = ({ criterion, verdict, base }: VerdictDraft): Judgement => ({
  criterion,
  ...verdict,
  seen: base,
})

/** The drafts after some were taken; what was said anew meanwhile stays, on the step that was written. */
export function taken(
  drafts: VerdictDrafts,
  sent: readonly VerdictDraft[],
  { seen }: VerdictsSaved,
): VerdictDrafts {
  const written = new Map(seen.map(({ criterion, seq }) => [criterion, seq]))
  const next = new Map(drafts)
  for (const draft of sent) {
    const now = next.get(draft.cell)
    if (now === draft) next.delete(draft.cell)
    else if (now !== undefined) {
      next.set(draft.cell, { ...now, base: written.get(draft.criterion) ?? now.base })
    }
  }
  return next
}

interface Fault {
  readonly pointer: string
  readonly detail: string
}

/** The drafts with what the server says against them; an answer without places is about all of them. */
export function marked(
  drafts: VerdictDrafts,
  sent: readonly VerdictDraft[],
  errors: readonly Fault[],
  how: { readonly contested: boolean; readonly detail: string },
): VerdictDrafts {
  const next = new Map(drafts)
  const mark = (draft: VerdictDraft | undefined, detail: string) => {
    const now = draft === undefined ? undefined : next.get(draft.cell)
    if (now === undefined || now !== draft) return
    next.set(now.cell, how.contested ? { ...now, contested: true } : { ...now, refused: detail })
  }
  const placed = errors.flatMap(({ pointer, detail }) => {
    const index = /^\/judgements\/(\d+)/u.exec(pointer)?.[1]
    return index === undefined ? [] : [{ draft: sent[Number(index)], detail }]
  })
  if (placed.length === 0) for (const draft of sent) mark(draft, how.detail)
  for (const { draft, detail } of placed) mark(draft, detail)
  return next
}

/** A contested verdict decided: mine goes over what was seen now, or theirs stays. */
export function chosen(
  drafts: VerdictDrafts,
  cell: string,
  mine: { readonly base: number; readonly at: number } | null,
): VerdictDrafts {
  const draft = drafts.get(cell)
  if (draft === undefined) return drafts
  if (mine === null) return without(drafts, cell)
  const next = new Map(drafts)
  return next.set(cell, { ...draft, ...mine, contested: false, refused: null })
}
