import type { ClaimsSaved } from "@tinhso/server/assessment/agency/model"
import type { Claim, CriterionScore } from "@tinhso/server/assessment/model"
import type { ClaimDraft, ClaimDrafts, TypedClaim } from "./claim-draft.ts"
import { reasonOf } from "./read-claim.ts"

/** The drafts with something typed; typed back to what the server has, nothing is left. */
export function typedInto(
  drafts: ClaimDrafts,
  score: CriterionScore,
  typed: TypedClaim,
  at: string,
): ClaimDrafts {
  const known = drafts.get(score.code)
  const draft = { ...withTyped(known ?? fresh(score), score, typed), at, refused: null }
  const next = new Map(drafts)
  if (saysNothing(draft, score)) next.delete(score.code)
  else next.set(score.code, draft)
  return next
}

const fresh = ({ code, seen }: CriterionScore): ClaimDraft => ({
  cell: code,
  points: null,
  figures: {},
  applies: null,
  reason: null,
  base: seen,
  figuresBase: {},
  at: "",
  contested: false,
  refused: null,
})

function withTyped(draft: ClaimDraft, score: CriterionScore, typed: TypedClaim): ClaimDraft {
  switch (typed.field) {
    case "points":
      return { ...draft, points: typed.text }
    case "reason":
      return { ...draft, reason: typed.text }
    case "applies":
      return { ...draft, applies: typed.applies }
    case "figure": {
      const { name, text } = typed
      const stands = score.figures.find((one) => one.name === name)?.value ?? null
      const base = draft.figuresBase[name] === undefined ? stands : draft.figuresBase[name]
      return {
        ...draft,
        figures: { ...draft.figures, [name]: text },
        figuresBase: { ...draft.figuresBase, [name]: base },
      }
    }
  }
}

const saysNothing = (draft: ClaimDraft, score: CriterionScore) =>
  !draft.contested &&
  Object.keys(draft.figures).length === 0 &&
  (draft.points === null || (draft.points.trim() === "" && score.self === null)) &&
  (draft.applies === null || draft.applies === (score.self !== "not-applicable")) &&
  (draft.reason === null || draft.reason === reasonOf(score))

/** What is left once the server has taken what was sent: what was typed on meanwhile stays. */
export function takenBy(
  drafts: ClaimDrafts,
  sent: readonly ClaimDraft[],
  { seen }: Pick<ClaimsSaved, "seen">,
): ClaimDrafts {
  const steps = new Map(seen.map(({ criterion, seq }) => [criterion, seq]))
  const left = new Map(drafts)
  for (const draft of sent) {
    const now = left.get(draft.cell)
    if (now === undefined) continue
    if (now === draft) left.delete(draft.cell)
    else left.set(draft.cell, { ...now, base: steps.get(draft.cell) ?? now.base, figuresBase: {} })
  }
  return left
}

interface Told {
  readonly pointer: string
  readonly detail: string
}

/** The drafts that the server's words are about, marked with them. */
export function markedWith(
  drafts: ClaimDrafts,
  sent: readonly ClaimDraft[],
  errors: readonly Told[],
  how: "contested" | "refused",
): ClaimDrafts {
  const next = new Map(drafts)
  for (const { pointer, detail } of errors) {
    const index = /^\/claims\/(\d+)/u.exec(pointer)?.[1]
    const draft = index === undefined ? undefined : sent[Number(index)]
    const now = draft === undefined ? undefined : next.get(draft.cell)
    if (now === undefined) continue
    next.set(
      now.cell,
      how === "refused" ? { ...now, refused: detail } : { ...now, contested: true },
    )
  }
  return next
}

/** Somebody else wrote meanwhile: mine is sent over what stands now, or theirs stays. */
export function decided(drafts: ClaimDrafts, score: CriterionScore, mine: boolean): ClaimDrafts {
  const draft = drafts.get(score.code)
  if (draft === undefined) return drafts
  const next = new Map(drafts)
  if (mine) {
    const stands = new Map(score.figures.map(({ name, value }) => [name, value]))
    const names = Object.keys(draft.figures)
    const figuresBase = Object.fromEntries(names.map((name) => [name, stands.get(name) ?? null]))
    next.set(score.code, { ...draft, base: score.seen, figuresBase, contested: false })
  } else next.delete(score.code)
  return next
}

/** A criterion as it stands once a claim was taken, before the server is asked again. */
export function afterClaim(
  score: CriterionScore,
  claim: Claim,
  saved: ClaimsSaved,
): CriterionScore {
  const seq = saved.seen.find(({ criterion }) => criterion === claim.criterion)?.seq
  const figures = score.figures.map((one) => {
    const value = claim.figures?.[one.name]
    return value === undefined ? one : { ...one, value, source: { kind: "agency" } as const }
  })
  if (seq === undefined) return { ...score, figures }
  const points = claim.notApplicable === true ? "not-applicable" : (claim.points ?? null)
  const step = {
    seq,
    stage: "self",
    part: "agency",
    organisation: "",
    points,
    agrees: null,
    reason: claim.reason ?? "",
    at: saved.at,
  } as const
  return {
    ...score,
    figures,
    state: "claimed",
    self: points,
    verified: null,
    final: null,
    lost: null,
    seen: seq,
    steps: [...score.steps, step],
  }
}
