import pg from "pg"
import { accessThrough, type Database, type Executor } from "./database.ts"
import { listenOn } from "./server-listener.ts"

const DATE = 1082
const TIMESTAMPTZ = 1184
const INT8 = 20

const parsers: Record<number, (text: string) => unknown> = {
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
  [INT8]: Number,
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- pg calls its numbers TypeId
  parsers[oid] ?? pg.types.getTypeParser(oid, format ?? "text")

function through(client: pg.Pool | pg.PoolClient): Executor {
  return {
    async query(text, values) {
      const result = await client.query<Record<string, unknown>>(text, [...values])
      return { rows: result.rows, changed: result.rowCount ?? 0 }
    },
    async script(text) {
      await client.query(text)
    },
  }
}

/** A PostgreSQL server (15 or newer) at `url`, through a pool of connections. */
export async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    options: "-c timezone=UTC",
    types: { getTypeParser },
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end us.
  pool.on("error", () => undefined)
  await pool.query("select 1")
  const listeners = new Set<() => void>()
  const outside = accessThrough(through(pool))
  return {
    many: outside.many,
    one: outside.one,
    column: outside.column,
    kind: "server",
    commits: () => null,
    dump: null,
    tidy: null,
    async transaction(work) {
      const client = await pool.connect()
      try {
        await client.query("begin")
        const result = await work(accessThrough(through(client)))
        await client.query("commit")
        return result
      } catch (error) {
        await client.query("rollback").catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    },
    async listen(channel, hear) {
      const stop = await listenOn(pool, channel, hear)
      listeners.add(stop)
      return async () => {
        listeners.delete(stop)
        stop()
      }
    },
    async close() {
      // The pool waits for connections that are in use, and a listener always is.
      for (const stop of listeners) stop()
      await pool.end()
    },
  }
}
