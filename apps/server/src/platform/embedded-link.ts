import { existsSync, statfsSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import type { WorkerAnswer, WorkerTask } from "./embedded-protocol.ts"

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

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** A database that does not answer the smallest question in this time is stuck. */
const STUCK_MS = 5000
const ROOM = 8 * 2 ** 20
/** Failures that say nothing when the disk is full, and after which the database may be stuck. */
const MURKY = /^(?:$|24|53|58|XX)/u

const isMurky = (failure: Error): boolean =>
  MURKY.test(failure instanceof DatabaseError ? (failure.code ?? "") : "")

/** The failure itself, or that the disk is full where nothing else explains it. */
function orFullDisk(failure: Error, dataDir: string | null): Error {
  if (dataDir === null || !isMurky(failure) || !existsSync(dataDir)) return failure
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize > ROOM) return failure
  return Object.assign(new Error(failure.message), { code: "ENOSPC", path: dataDir })
}

/** Starts the thread; sends it tasks and hands its answers back. */
export async function startEmbedded(
  dataDir: string | null,
  template: Uint8Array | null,
  hearers: Hearers,
): Promise<EmbeddedLink> {
  const worker = new Worker(new URL("./embedded-worker.ts", import.meta.url), {
    workerData: { dataDir, template },
  })
  const waiting = new Map<number, Waiting>()
  let next = 0
  let gone: Error | null = null
  let suspect = false
  const started = Promise.withResolvers<undefined>()
  const fail = (failure: Error) => {
    gone ??= orFullDisk(failure, dataDir)
    started.reject(gone)
    for (const one of waiting.values()) one.reject(gone)
    waiting.clear()
  }
  const refuse = (one: Waiting | undefined, failure: DatabaseError) => {
    suspect ||= isMurky(failure)
    one?.reject(orFullDisk(failure, dataDir))
  }
  worker.on("message", (answer: WorkerAnswer) => {
    if ("ready" in answer) return started.resolve(undefined)
    if ("heard" in answer) return hearers.get(answer.heard)?.forEach((hear) => hear(answer.payload))
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ("error" in answer) refuse(one, new DatabaseError(answer.error))
    else one?.resolve(answer.value)
  })
  worker.on("error", fail)
  worker.on("exit", () => fail(new Error("the embedded database has stopped")))
  const ask = (task: WorkerTask): Promise<unknown> => {
    if (gone !== null) return Promise.reject(gone)
    const id = next++
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    waiting.set(id, { resolve, reject })
    worker.postMessage({ ...task, id })
    return promise
  }
  await started.promise
  return {
    ask,
    async broken() {
      if (gone !== null || !suspect) return gone !== null
      suspect = false
      const asked = ask({ kind: "exec", text: "select 1" }).then(
        () => false,
        () => true,
      )
      return Promise.race([asked, setTimeout(STUCK_MS, true, { ref: false })])
    },
    end: async () => void (await worker.terminate()),
  }
}
