import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { Type } from "typebox"
import type { Database, Writer } from "./database.ts"
import { Refusal } from "./problem.ts"
import { rawSql, sql } from "./sql.ts"

/** One forward-only SQL file: `registry/20261121T0900_units.sql`. */
export interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

interface Applied {
  readonly name: string
  readonly checksum: string
}

/** Where migrations are applied: PostgreSQL now, ClickHouse when machine events come. */
export interface MigrationTarget {
  /** Runs `work` while no other process migrates; all of it is kept, or nothing. */
  exclusively<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>
}

interface Ledger {
  applied(): Promise<readonly Applied[]>
  /** Writes the ledger row, then runs the text. */
  apply(migration: Migration): Promise<void>
}

const changed = { code: "migration-bi-sua", status: 500, title: "Tệp chuyển đổi CSDL đã bị sửa" }
const newer = { code: "csdl-moi-hon", status: 500, title: "CSDL mới hơn phần mềm" }

/** The migrations of a folder, oldest first; names begin with a time, `20261121T0900_`. */
export async function migrationsIn(folder: URL): Promise<Migration[]> {
  const path = decodeURIComponent(folder.pathname)
  const domain = basename(join(path, ".."))
  const names = (await readdir(path)).filter((name) => name.endsWith(".sql"))
  return Promise.all(
    names.toSorted().map(async (name) => {
      const text = await readFile(join(path, name), "utf8")
      const checksum = createHash("sha256").update(text).digest("hex")
      return { name: `${domain}/${name}`, text, checksum }
    }),
  )
}

/**
 * Applies what is missing, in the order of the times in the names. Refuses when a file
 * that was applied has changed since, or when the database knows files that we do not.
 * Returns the names it applied.
 */
export async function migrate(
  target: MigrationTarget,
  migrations: readonly Migration[],
): Promise<string[]> {
  const ordered = migrations.toSorted((a, b) => (basename(a.name) < basename(b.name) ? -1 : 1))
  return target.exclusively(async (ledger) => {
    const done = new Map((await ledger.applied()).map((row) => [row.name, row.checksum]))
    const ours = new Set(ordered.map((migration) => migration.name))
    const unknown = [...done.keys()].find((name) => !ours.has(name))
    if (unknown !== undefined) {
      throw new Refusal(newer, `CSDL đã có ${unknown}, phần mềm này không biết: hãy nâng cấp.`)
    }
    const fresh: string[] = []
    for (const migration of ordered) {
      const checksum = done.get(migration.name)
      if (checksum === undefined) {
        await ledger.apply(migration)
        fresh.push(migration.name)
      } else if (checksum !== migration.checksum) {
        throw new Refusal(changed, `${migration.name} khác với bản đã chạy trên CSDL này.`)
      }
    }
    return fresh
  })
}

const AppliedRow = Type.Object({ name: Type.String(), checksum: Type.String() })
/** Any number will do as long as nobody else takes it: "tinhso" in letters' places. */
const LOCK = 201_409_081_915

/** PostgreSQL as a target: one transaction, held under an advisory lock. */
export function postgresTarget(db: Database, now: () => Date): MigrationTarget {
  return {
    exclusively: (work) =>
      db.transaction(async (tx) => {
        await tx.run(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`)
        await tx.run(rawSql("create schema if not exists platform"))
        await tx.run(
          rawSql(`create table if not exists platform.migration (
            name text primary key, checksum text not null, applied_at timestamptz not null)`),
        )
        return work(postgresLedger(tx, now))
      }),
  }
}

function postgresLedger(tx: Writer, now: () => Date): Ledger {
  return {
    applied: () => tx.many(AppliedRow, sql`select name, checksum from platform.migration`),
    async apply({ name, checksum, text }) {
      await tx.run(sql`insert into platform.migration values (${name}, ${checksum}, ${now()})`)
      await tx.script(text)
    },
  }
}
