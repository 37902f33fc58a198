import { accessThrough, type Database, type QueryResult } from "./database.ts"
import { type EmbeddedLink, type Hearers, startEmbedded } from "./embedded-link.ts"
import type { WorkerTask } from "./embedded-protocol.ts"
import { oneAtATime } from "./queue.ts"

export interface EmbeddedDatabase extends Database {
  readonly dump: () => Promise<Uint8Array>
}

/**
 * PostgreSQL inside this process (PGlite), in a worker thread. `dataDir` null keeps
 * everything in memory. It has one connection: transactions run one at a time.
 */
export async function openEmbedded(
  dataDir: string | null,
  template: Uint8Array | null = null,
): Promise<EmbeddedDatabase> {
  const hearers: Hearers = new Map()
  let link = await startEmbedded(dataDir, template, hearers)
  const ask = (task: WorkerTask) => link.ask(task)
  const oneByOne = oneAtATime()
  let commits = 0
  /** Work in its turn, on a database that answers: one that broke is started again from its files. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
    oneByOne(async () => {
      if (dataDir !== null && (await link.broken())) link = await restarted(link, dataDir, hearers)
      return work()
    })
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
    commits: () => commits,
    transaction: (work) =>
      inTurn(async () => {
        await ask({ kind: "exec", text: "begin" })
        try {
          const result = await work(inside)
          await ask({ kind: "exec", text: "commit" })
          commits++
          return result
        } catch (error) {
          await ask({ kind: "exec", text: "rollback" }).catch(() => undefined)
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
    tidy: () => inTurn(() => script("vacuum (analyze)")),
    async close() {
      await oneByOne(() => ask({ kind: "close" })).catch(() => undefined)
      await link.end()
    },
  }
}

async function restarted(
  broken: EmbeddedLink,
  dataDir: string,
  hearers: Hearers,
): Promise<EmbeddedLink> {
  await broken.end()
  const link = await startEmbedded(dataDir, null, hearers)
  for (const channel of hearers.keys()) await link.ask({ kind: "listen", channel })
  return link
}
