import { Worker } from "node:worker_threads"
import type { WorkerAnswer, WorkerTask } from "./embedded-protocol.ts"
import { openWaiting, type Waiting } from "./embedded-waiting.ts"
import { fullDisk, isFull } from "./full-disk.ts"

/** A failure of the database, with PostgreSQL's own code ("23505"). */
class DatabaseError extends Error {
  override readonly name = "DatabaseError"
  readonly code: string | undefined
  readonly constraint: string | undefined

  constructor(failure: { message: string; code?: string; constraint?: string }) {
    super(failure.message)
    this.code = failure.code
    this.constraint = failure.constraint
  }
}

/** The thread in which the embedded database runs. */
export interface EmbeddedLink {
  ask(task: WorkerTask): Promise<unknown>
  /** Whether it has stopped, or failed in a way after which it may answer nothing any more. */
  broken(): Promise<boolean>
  end(): Promise<void>
}

export type Hearers = Map<string, Set<(payload: string) => void>>

/** Once the disk has been full, what is not answered in this time is never answered: it spins. */
const STUCK_MS = 10_000
const WATCH_MS = 1000
/** The number under which the start itself is waited for. */
const START = -1
/** Failures that say nothing when the disk is full, and after which the database may be stuck. */
const MURKY = /^(?:$|24|53|58|XX)/u

const isMurky = (failure: Error): boolean =>
  MURKY.test(failure instanceof DatabaseError ? (failure.code ?? "") : "")

/** The failure itself, or that the disk is full where nothing else explains it. */
const orFullDisk = (failure: Error, dataDir: string | null): Error =>
  isMurky(failure) && isFull(dataDir) ? fullDisk(dataDir, failure.message) : failure

/** Starts the thread; sends it tasks and hands its answers back. */
export async function startEmbedded(
  dataDir: string | null,
  template: Uint8Array | null,
  hearers: Hearers,
): Promise<EmbeddedLink> {
  const worker = new Worker(new URL("./embedded-worker.ts", import.meta.url), {
    workerData: { dataDir, template },
  })
  const waiting = openWaiting()
  let next = 0
  let gone: Error | null = null
  let suspect = false
  let wasFull = false
  const fail = (failure: Error) => {
    clearInterval(watch)
    gone ??= orFullDisk(failure, dataDir)
    waiting.failAll(gone)
  }
  const refuse = (one: Waiting | undefined, failure: DatabaseError) => {
    suspect ||= isMurky(failure)
    one?.reject(orFullDisk(failure, dataDir))
  }
  const watch = setInterval(() => {
    wasFull ||= waiting.longest() > 0 && isFull(dataDir)
    if (!wasFull || waiting.longest() < STUCK_MS) return
    fail(fullDisk(dataDir, "the embedded database does not answer since the disk was full"))
    void worker.terminate()
  }, WATCH_MS).unref()
  worker.on("message", (answer: WorkerAnswer) => {
    if ("heard" in answer) return hearers.get(answer.heard)?.forEach((hear) => hear(answer.payload))
    const one = waiting.take("ready" in answer ? START : answer.id)
    if ("error" in answer) return refuse(one, new DatabaseError(answer.error))
    wasFull = false
    one?.resolve("ready" in answer ? undefined : answer.value)
  })
  worker.on("error", fail)
  worker.on("exit", () => fail(new Error("the embedded database has stopped")))
  const ask = (task: WorkerTask): Promise<unknown> => {
    if (gone !== null) return Promise.reject(gone)
    const id = next++
    const answered = waiting.wait(id)
    worker.postMessage({ ...task, id })
    return answered
  }
  await waiting.wait(START)
  return {
    ask,
    async broken() {
      if (gone !== null || !suspect) return gone !== null
      suspect = false
      return ask({ kind: "exec", text: "select 1" }).then(
        () => false,
        () => true,
      )
    },
    end: async () => void (await worker.terminate()),
  }
}
