import type { Context } from "../../../platform/context.ts"
import { readAssets } from "../../../registry/index.ts"
import {
  dayTooEarly,
  dueTooEarly,
  evidenceNeeded,
  gapChanged,
  gapNotFound,
  moveRefused,
  noSuchAsset,
  planWithout,
  reasonNeeded,
} from "../errors.ts"
import type { GapState } from "../model.ts"
import { needsReason, nextStates } from "../moves.ts"
import { type Ground, standingOn } from "../standing.ts"
import { type KeptGap, type StepRow, versionOf } from "../store/gaps-store.ts"
import { closingNeedsEvidence } from "./detail-service.ts"

interface Said {
  readonly day: string
  readonly note?: string | undefined
  readonly due?: string | null | undefined
  readonly asset?: string | null | undefined
  readonly evidence?: readonly string[] | undefined
}

interface Asked {
  readonly state: GapState
  readonly version: number
  readonly said: Said
}

/** Refuses a change that may not be; gives the step it would follow. */
export function checkChange(kept: KeptGap, asked: Asked, ground: Ground): StepRow {
  const { id } = kept.facts
  const last = kept.history.at(-1)
  if (last === undefined) throw gapNotFound(id)
  if (versionOf(kept) !== asked.version) throw gapChanged(id)
  const next = nextStates(last.state)
  if (!next.includes(asked.state)) throw moveRefused(last.state, next)
  checkSaid(last, asked)
  if (asked.state === "closed") checkShown(kept, asked.said, ground)
  return last
}

function checkSaid(last: StepRow, { state, said: { day, note = "" } }: Asked): void {
  if (needsReason(last.state, state) && note.trim() === "") throw reasonNeeded()
  if (day < last.day) throw dayTooEarly(last.day)
}

/** A programme may ask for a document that shows that a gap is closed. */
function checkShown(kept: KeptGap, { evidence = [] }: Said, ground: Ground): void {
  const programmes = standingOn(ground)(kept)?.gap.programmes ?? []
  if (evidence.length === 0 && closingNeedsEvidence(ground, programmes)) throw evidenceNeeded()
}

/** What only a plan says, and what a plan may say. */
export async function checkPlanned(ctx: Context, state: GapState, said: Said): Promise<void> {
  const { due = null, asset = null, day } = said
  if (state !== "planned") {
    if (due !== null || asset !== null) throw planWithout()
    return
  }
  if (due !== null && due < day) throw dueTooEarly(day)
  if (asset === null) return
  const [found] = await readAssets(ctx, { ids: [asset], states: ["planned", "active", "faulty"] })
  if (found === undefined || !STATIONS.has(found.kind)) throw noSuchAsset(asset)
}

const STATIONS: ReadonlySet<string> = new Set(["mast", "base-station"])
