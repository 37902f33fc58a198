import type { Progress } from "../engine/engine.ts"

/** Not more often than so, ms. */
const EVERY = 2000

/** Says how far a run is and how long it still takes, now and then. */
export function progressNotes(
  say: (line: string) => void,
  clock: () => number = () => performance.now(),
): (progress: Progress) => void {
  const started = clock()
  let last = started
  return ({ done, of, share }) => {
    const now = clock()
    if (now - last < EVERY) return
    last = now
    const left = ((now - started) / 1000) * (1 / share - 1)
    say(`${Math.floor(100 * share)} %, ${done}/${of} ô, còn khoảng ${inWords(left)} (left)`)
  }
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return `${Math.ceil(seconds / 60)} phút`
}
