import { Worker } from "node:worker_threads"
import type { Order, TileDone, TileOrder, WorkerStart } from "./worker-protocol.ts"

/** Threads that compute squares. */
export interface Crew {
  tell(order: Extract<Order, { kind: "stations" }>): void
  /**
   * Has all squares computed and tells of each. Where `signal` is aborted the squares that were begun
   * are finished, so that nothing of them is lost, and the others are left.
   */
  compute(
    orders: readonly TileOrder[],
    done: (result: TileDone) => void,
    signal: AbortSignal | undefined,
  ): Promise<void>
  close(): Promise<void>
}

export function startCrew(size: number, start: WorkerStart): Crew {
  const workers = Array.from(
    { length: size },
    () => new Worker(new URL("./worker.ts", import.meta.url), { workerData: start }),
  )
  return {
    tell(order) {
      for (const worker of workers) worker.postMessage(order)
    },
    async compute(orders, done, signal) {
      const queue = orders.values()
      await Promise.all(workers.map((worker) => work(worker, queue, done, signal)))
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** Gives one thread square after square until none is left. */
async function work(
  worker: Worker,
  queue: Iterator<TileOrder>,
  done: (result: TileDone) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    if (signal?.aborted === true) return
    const next = queue.next()
    if (next.done === true) return
    done(await answer(worker, next.value))
  }
}

function answer(worker: Worker, order: TileOrder): Promise<TileDone> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      worker.off("message", onMessage)
      worker.off("error", onError)
    }
    const onMessage = (result: TileDone) => {
      stop()
      resolve(result)
    }
    const onError = (error: unknown) => {
      stop()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    worker.on("message", onMessage)
    worker.on("error", onError)
    worker.postMessage(order)
  })
}
