import type { AgencyForm, ClaimsSaved } from "@tinhso/server/assessment/agency/model"
import type { Claim, CriterionScore } from "@tinhso/server/assessment/model"
import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { ApiError } from "../../../api.ts"
import type { Marks } from "../../grid/reading.ts"
import { useKeptDrafts } from "../../offline/use-kept-drafts.ts"
import { type After, unanswered, useSender } from "../../offline/use-sender.ts"
import type { AgencyId } from "../queries.ts"
import { afterClaim, decided, markedWith, takenBy, typedInto } from "./draft/change-drafts.ts"
import type { ClaimDraft, ClaimDrafts, TypedClaim } from "./draft/claim-draft.ts"
import { formQuery, saveClaims } from "./queries.ts"
import { sheetRows } from "./sheet-rows.ts"

/** As many criteria as one request takes. */
const MOST_CLAIMS = 1000

interface Asked {
  readonly agency: AgencyId
  readonly account: string
  readonly form: AgencyForm
  readonly marks: Marks
}

/** What is typed into a sheet: kept in this browser at once, sent when typing rests. */
export function useClaims({ agency, account, form, marks }: Asked) {
  const client = useQueryClient()
  const { round: collection, unit } = agency
  const kept = useKeptDrafts<ClaimDraft>({ kind: "scores", collection, unit, account })
  const { drafts, ready, lost, change } = kept
  const rows = useMemo(() => sheetRows(form, drafts, marks), [form, drafts, marks])
  const out = rows
    .flatMap(({ draft, read }) =>
      draft === null || read.claim === null ? [] : [{ draft, claim: read.claim }],
    )
    .slice(0, MOST_CLAIMS)
  const pending = ready && form.may.claim ? out.length : 0
  const sender = useSender(pending, () => sendOnce({ client, agency, out, change }))
  return {
    rows,
    drafts,
    ready,
    lost,
    sender,
    /** Criteria that cannot be sent before somebody mends or decides something. */
    asking: rows.filter(({ draft, read }) => draft !== null && read.claim === null).length,
    type: (score: CriterionScore, typed: TypedClaim) =>
      change((now) => typedInto(now, score, typed, new Date().toISOString())),
    decide: (score: CriterionScore, mine: boolean) => change((now) => decided(now, score, mine)),
    discard: () => change(() => new Map()),
  }
}

export type Claims = ReturnType<typeof useClaims>

interface Out {
  readonly client: QueryClient
  readonly agency: AgencyId
  readonly out: readonly { readonly draft: ClaimDraft; readonly claim: Claim }[]
  readonly change: (turn: (now: ClaimDrafts) => ClaimDrafts) => void
}

async function sendOnce({ client, agency, out, change }: Out): Promise<After> {
  if (out.length === 0) return { phase: "saved", error: null }
  const sent = out.map(({ draft }) => draft)
  const claims = out.map(({ claim }) => claim)
  const { queryKey } = formQuery(agency)
  try {
    const saved = await saveClaims(agency, claims)
    client.setQueryData(queryKey, (now: AgencyForm | undefined) => withSaved(now, claims, saved))
    change((now) => takenBy(now, sent, saved))
    return { phase: "saved", error: null }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const later = unanswered(error)
    if (later !== null) return later
    const errors = error.problem.errors ?? []
    const how = error.code === "diem-vua-thay-doi" ? "contested" : "refused"
    if (errors.some(({ pointer }) => pointer.startsWith("/claims/"))) {
      change((now) => markedWith(now, sent, errors, how))
      if (how === "contested") await client.invalidateQueries({ queryKey })
      return { phase: "waiting", error: null }
    }
    // Out of time, or the round moved on: the page shows where it stands now.
    await client.invalidateQueries({ queryKey })
    return { phase: "stopped", error }
  }
}

/** The form with claims that were taken, before the server is asked again. */
function withSaved(
  form: AgencyForm | undefined,
  claims: readonly Claim[],
  saved: ClaimsSaved,
): AgencyForm | undefined {
  if (form === undefined) return form
  const byCode = new Map(claims.map((claim) => [claim.criterion, claim]))
  const criteria = form.sheet.criteria.map((score) => {
    const claim = byCode.get(score.code)
    return claim === undefined ? score : afterClaim(score, claim, saved)
  })
  return { ...form, sheet: { ...form.sheet, criteria } }
}
