import { Worker } from "node:worker_threads"
import { Refusal } from "../../../platform/problem.ts"
import { type Done, type Refused, STOP, type ThreadStart, type Told } from "../computing/talk.ts"

/** A thread at work. */
export interface Thread {
  /** What came of it. Rejects with the refusal where there is one. */
  readonly ended: Promise<Done>
  /** Asks it to stop: squares that were begun are finished. */
  stop(): void
}

/** Starts a thread for one run. */
export function startThread(start: ThreadStart, hear: (told: Told) => void): Thread {
  const worker = new Worker(new URL("./compute-worker.ts", import.meta.url), { workerData: start })
  const ended = new Promise<Done>((resolve, reject) => {
    worker.on("message", (told: Told) => {
      if (told.kind === "refused") reject(refusalOf(told.refused))
      else if (told.kind === "done") resolve(told)
      else hear(told)
    })
    worker.on("error", (error: unknown) =>
      reject(error instanceof Error ? error : new Error(String(error))),
    )
    // Without a word before, as when memory ran out; after one this changes nothing.
    worker.on("exit", (code) => reject(new Error(`the computing thread ended with ${code}`)))
  })
  return { ended, stop: () => worker.postMessage(STOP) }
}

const refusalOf = ({ detail, errors, ...kind }: Refused) => new Refusal(kind, detail, errors)
