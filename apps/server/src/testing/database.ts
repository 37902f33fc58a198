import { createHash } from "node:crypto"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { allMigrations } from "../migrations.ts"
import type { Context } from "../platform/context.ts"
import type { Database } from "../platform/database.ts"
import { openEmbedded } from "../platform/embedded.ts"
import { silentLog } from "../platform/log.ts"
import { migrate, type Migration, postgresTarget } from "../platform/migrations.ts"
import { openServer } from "../platform/server-database.ts"
import { settingsFrom } from "../platform/settings.ts"

/** The moment at which tests happen, unless they say another. */
export const TEST_NOW = new Date("2026-11-21T09:00:00+07:00")

/**
 * A migrated database of its own for a test file: on the PostgreSQL server that
 * `TINHSO_TEST_DATABASE_URL` names, otherwise embedded. Close it after the tests.
 */
export async function openTestDatabase(): Promise<Database> {
  const migrations = await allMigrations()
  const url = process.env["TINHSO_TEST_DATABASE_URL"]
  return url === undefined ? embedded(migrations) : onServer(url, migrations)
}

/** A context over a test database, with a fixed clock and a silent log. */
export function testContext(db: Database, more: Partial<Context> = {}): Context {
  const settings = settingsFrom({ TINHSO_DATA: join(tmpdir(), "tinhso-test-unused") }, "/")
  return { db, now: () => TEST_NOW, log: silentLog, settings, ...more }
}

/** Migrating takes a second, loading a migrated copy a tenth: the copy is kept by its checksum. */
async function embedded(migrations: readonly Migration[]): Promise<Database> {
  const folder = join(tmpdir(), "tinhso-test-templates")
  const file = join(folder, `${keyOf(migrations)}.tar.gz`)
  const kept = await readFile(file).catch(() => null)
  if (kept !== null) return openEmbedded(null, kept)
  const db = await openEmbedded(null)
  await migrate(
    postgresTarget(db, () => TEST_NOW),
    migrations,
  )
  await mkdir(folder, { recursive: true })
  const part = `${file}.${process.pid}.${Math.random()}`
  await writeFile(part, await db.dump())
  await rename(part, file)
  return db
}

/** A copy of a migrated database: the first file that asks makes it, the others wait for it. */
async function onServer(url: string, migrations: readonly Migration[]): Promise<Database> {
  const admin = new pg.Client(url)
  await admin.connect()
  const template = await templateOnServer(admin, url, migrations)
  const name = `tinhso_test_${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`
  await admin.query(`create database ${name} template ${template}`)
  const db = await openServer(at(url, name))
  return {
    ...db,
    async close() {
      await db.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

async function templateOnServer(
  admin: pg.Client,
  url: string,
  migrations: readonly Migration[],
): Promise<string> {
  const name = `tinhso_template_${keyOf(migrations)}`
  await admin.query("select pg_advisory_lock(hashtext($1))", [name])
  try {
    const { rowCount } = await admin.query("select from pg_database where datname = $1", [name])
    if (rowCount === 1) return name
    const part = `${name}_part`
    await admin.query(`drop database if exists ${part} with (force)`)
    await admin.query(`create database ${part} template template0 encoding 'UTF8'`)
    const db = await openServer(at(url, part))
    await migrate(
      postgresTarget(db, () => TEST_NOW),
      migrations,
    )
    await db.close()
    await admin.query(`alter database ${part} rename to ${name}`)
    return name
  } finally {
    await admin.query("select pg_advisory_unlock(hashtext($1))", [name])
  }
}

function at(url: string, database: string): string {
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
}

function keyOf(migrations: readonly Migration[]): string {
  const checksums = migrations.map((migration) => migration.checksum).join()
  return createHash("sha256").update(checksums).digest("hex").slice(0, 16)
}
