/** What was typed about one criterion and has not reached the server. It outlives the page. */
export interface ClaimDraft {
  /** The code of the criterion. */
  readonly cell: string
  /** Own points as typed; "" takes them back, null where nobody touched them. */
  readonly points: string | null
  /** Figures as typed, by name. */
  readonly figures: Readonly<Record<string, string>>
  /** Whether it applies, where somebody said so. */
  readonly applies: boolean | null
  readonly reason: string | null
  /** The newest step that was on the screen when somebody typed. */
  readonly base: number
  /** The figures that were on the screen then, of those typed. */
  readonly figuresBase: Readonly<Record<string, number | null>>
  /** When it was typed, by this machine's clock. */
  readonly at: string
  /** Somebody else wrote meanwhile: to be chosen. */
  readonly contested: boolean
  /** Why the server did not take it. */
  readonly refused: string | null
}

export type ClaimDrafts = ReadonlyMap<string, ClaimDraft>

/** Something typed about one criterion. */
export type TypedClaim =
  | { readonly field: "points" | "reason"; readonly text: string }
  | { readonly field: "applies"; readonly applies: boolean }
  | { readonly field: "figure"; readonly name: string; readonly text: string }
