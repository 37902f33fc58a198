import type { RunProgress } from "../model.ts"

/** How far a run is, as the process says that computes it. */
export interface Standing {
  readonly status: RunProgress["status"]
  readonly phase: RunProgress["phase"]
  readonly share: number
  readonly done: number
  readonly total: number
  readonly failure: RunProgress["failure"]
  readonly askedAt: string
  readonly startedAt: string | null
}

/** Below this share nobody can say how long the rest takes. */
const TOO_LITTLE = 0.02

/** What is told of a run that is computed; `secondsSince` is how long it has been computing. */
export function progressOf(standing: Standing, secondsSince: number | null): RunProgress {
  const { total, share, status, phase, ...told } = standing
  const isGoing = status === "running" && phase === "computing"
  const secondsLeft =
    isGoing && secondsSince !== null && share > TOO_LITTLE
      ? Math.ceil(secondsSince * (1 / share - 1))
      : null
  return {
    status,
    phase,
    share,
    done: told.done,
    of: total,
    secondsLeft,
    askedAt: told.askedAt,
    startedAt: told.startedAt,
    failure: told.failure,
  }
}
