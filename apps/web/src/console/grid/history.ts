import { sameWritten, type Written } from "./clipboard-table.ts"

/** One act of typing, pasting or clearing: what stood before and what stands after. */
export interface Change {
  readonly row: string
  readonly column: string
  readonly before: Written
  readonly after: Written
}

export interface History {
  readonly past: readonly (readonly Change[])[]
  readonly future: readonly (readonly Change[])[]
}

export const NO_HISTORY: History = { past: [], future: [] }

/** As many acts can be taken back as anybody does in a sitting. */
const MOST = 200

/** After a new act; what had been taken back can no longer be done again. */
export function done(history: History, act: readonly Change[]): History {
  const real = act.filter(({ before, after }) => !sameWritten(before, after))
  if (real.length === 0) return history
  return { past: [...history.past, real].slice(-MOST), future: [] }
}

interface Step {
  readonly history: History
  /** What is to be written now. */
  readonly act: readonly Change[]
}

/** The last act turned round, last change first; null where nothing is left to take back. */
export function undone({ past, future }: History): Step | null {
  const last = past.at(-1)
  if (last === undefined) return null
  const act = last.toReversed().map((change) => ({
    ...change,
    before: change.after,
    after: change.before,
  }))
  return { history: { past: past.slice(0, -1), future: [last, ...future] }, act }
}

/** The act that was taken back last, done again. */
export function redone({ past, future }: History): Step | null {
  const [next, ...rest] = future
  if (next === undefined) return null
  return { history: { past: [...past, next], future: rest }, act: next }
}
