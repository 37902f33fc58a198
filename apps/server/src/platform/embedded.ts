import { Worker } from "node:worker_threads"
import { accessThrough, type Database, type QueryResult } from "./database.ts"
import type { WorkerAnswer, WorkerTask } from "./embedded-protocol.ts"
import { oneAtATime } from "./queue.ts"

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

export interface EmbeddedDatabase extends Database {
  readonly dump: () => Promise<Uint8Array>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** Sends tasks to the worker and hands its answers back. */
function connect(worker: Worker) {
  const waiting = new Map<number, Waiting>()
  const hearers = new Map<string, Set<(payload: string) => void>>()
  let next = 0
  let gone: Error | null = null
  const started = Promise.withResolvers<undefined>()
  const fail = (error: Error) => {
    gone = error
    started.reject(error)
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  worker.on("message", (answer: WorkerAnswer) => {
    if ("ready" in answer) return started.resolve(undefined)
    if ("heard" in answer) return hearers.get(answer.heard)?.forEach((hear) => hear(answer.payload))
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ("error" in answer) one?.reject(new DatabaseError(answer.error))
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
  return { ask, hearers, started: started.promise }
}

/**
 * PostgreSQL inside this process (PGlite), in a worker thread. `dataDir` null keeps
 * everything in memory. It has one connection: transactions run one at a time.
 */
export async function openEmbedded(
  dataDir: string | null,
  template: Uint8Array | null = null,
): Promise<EmbeddedDatabase> {
  const worker = new Worker(new URL("./embedded-worker.ts", import.meta.url), {
    workerData: { dataDir, template },
  })
  const { ask, hearers, started } = connect(worker)
  await started
  const inTurn = oneAtATime()
  const query = (text: string, values: readonly unknown[]) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker is ours
    ask({ kind: "query", text, values }) as Promise<QueryResult>
  const script = async (text: string) => void (await ask({ kind: "exec", text }))
  const inside = accessThrough({ query, script })
  const outside = accessThrough({
    query: (text, values) => inTurn(() => query(text, values)),
    script: (text) => inTurn(() => script(text)),
  })
  return {
    many: outside.many,
    one: outside.one,
    column: outside.column,
    kind: "embedded",
    transaction: (work) =>
      inTurn(async () => {
        await ask({ kind: "exec", text: "begin" })
        try {
          const result = await work(inside)
          await ask({ kind: "exec", text: "commit" })
          return result
        } catch (error) {
          await ask({ kind: "exec", text: "rollback" })
          throw error
        }
      }),
    async listen(channel, hear) {
      const heard = hearers.get(channel)
      if (heard === undefined) {
        hearers.set(channel, new Set([hear]))
        await inTurn(() => ask({ kind: "listen", channel }))
      } else heard.add(hear)
      return async () => void hearers.get(channel)?.delete(hear)
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker is ours
    dump: () => inTurn(() => ask({ kind: "dump" }) as Promise<Uint8Array>),
    async close() {
      await inTurn(() => ask({ kind: "close" }))
      await worker.terminate()
    },
  }
}
