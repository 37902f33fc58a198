import type { Static, TSchema } from "typebox"
import { Compile } from "typebox/compile"
import { type Sql, sqlText } from "./sql.ts"

/** Read access. A function that takes a `Reader` cannot write. */
export interface Reader {
  /** All rows, each checked against `row`. */
  many<S extends TSchema>(row: S, query: Sql): Promise<Static<S>[]>
  /** The first row, or null. */
  one<S extends TSchema>(row: S, query: Sql): Promise<Static<S> | null>
  /** The single column of a query that selects one. */
  column<S extends TSchema>(value: S, query: Sql): Promise<Static<S>[]>
}

/** Read and write access inside one transaction. */
export interface Writer extends Reader {
  /** Runs a statement; the number of rows it changed. */
  run(query: Sql): Promise<number>
  /** Runs several statements of trusted text: a migration. */
  script(text: string): Promise<void>
}

export interface Database extends Reader {
  readonly kind: "embedded" | "server"
  /** How many transactions were kept so far; null where other processes write too. */
  commits(): number | null
  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  transaction<T>(work: (tx: Writer) => Promise<T>): Promise<T>
  /** Calls `hear` after each committed `notify` on `channel`; returns how to stop. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>
  /**
   * The whole embedded database as a gzipped tar file, at one moment. Null on a server, which has
   * `pg_dump`.
   */
  readonly dump: (() => Promise<Uint8Array>) | null
  /**
   * Gives the room of closed rows back and counts rows anew for the planner. Null on a server, which
   * does so by itself; the embedded database has nobody who would.
   */
  readonly tidy: (() => Promise<void>) | null
  close(): Promise<void>
}

/**
 * What a back end must do: run one statement. Both back ends give the same
 * JavaScript values: `date` → "2025-07-01", `timestamptz` → ISO text in UTC,
 * `int8` → number, `numeric` → decimal text, `json` → parsed.
 */
export interface Executor {
  query(text: string, values: readonly unknown[]): Promise<QueryResult>
  script(text: string): Promise<void>
}

export interface QueryResult {
  readonly rows: readonly Record<string, unknown>[]
  readonly changed: number
}

const seen = new WeakMap<object, Map<string, { commits: number; value: Promise<unknown> }>>()

/**
 * What `read` finds, remembered until something is committed where this process alone writes: a
 * question about what has changed need not wait for a transaction that is still going on.
 */
export function untilCommit<T>(db: Reader, name: string, read: () => Promise<T>): Promise<T> {
  const commits = "commits" in db && typeof db.commits === "function" ? db.commits() : null
  if (typeof commits !== "number") return read()
  const known = seen.get(db) ?? new Map<string, { commits: number; value: Promise<unknown> }>()
  seen.set(db, known)
  const before = known.get(name)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a name always has one kind of value
  if (before?.commits === commits) return before.value as Promise<T>
  const value = read()
  known.set(name, { commits, value })
  value.catch(() => known.delete(name))
  return value
}

interface Checker {
  Check(value: unknown): boolean
  Errors(value: unknown): { message: string; instancePath?: string }[]
}

const checkers = new WeakMap<TSchema, Checker>()

function checked<S extends TSchema>(schema: S, value: unknown, query: Sql): Static<S> {
  let checker = checkers.get(schema)
  if (checker === undefined) {
    checker = Compile(schema)
    checkers.set(schema, checker)
  }
  if (!checker.Check(value)) {
    const first = checker.Errors(value)[0]
    const where = `${first?.instancePath ?? ""} ${first?.message ?? ""}`.trim()
    throw new Error(`A row is not what its schema says (${where}) in: ${sqlText(query)}`)
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the check above is the proof
  return value as Static<S>
}

/** Typed access over any back end; rows are checked, never coerced. */
export function accessThrough(executor: Executor): Writer {
  const rowsOf = async (query: Sql) => (await executor.query(sqlText(query), query.values)).rows
  return {
    async many(row, query) {
      return (await rowsOf(query)).map((found) => checked(row, found, query))
    },
    async one(row, query) {
      const found = (await rowsOf(query))[0]
      return found === undefined ? null : checked(row, found, query)
    },
    async column(value, query) {
      return (await rowsOf(query)).map((found) => checked(value, Object.values(found)[0], query))
    },
    async run(query) {
      return (await executor.query(sqlText(query), query.values)).changed
    },
    script: (text) => executor.script(text),
  }
}
