import type { ReleaseRow } from "../model.ts"

/** What a row says that is computed. */
export type Said = Pick<ReleaseRow, "value" | "status" | "reported" | "expected" | "estimated">

export const sameSaid = (a: Said, b: Said): boolean =>
  a.value === b.value &&
  a.status === b.status &&
  a.reported === b.reported &&
  a.expected === b.expected &&
  a.estimated === b.estimated

/** The one less the other; null where either is missing. */
export const less = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : after - before
