import { randomUUID } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { text } from "node:stream/consumers"
import { pipeline } from "node:stream/promises"
import type { Command } from "commander"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { type Packed, packedText, readArchive, writeArchive } from "./archive.ts"
import type { Cli } from "./cli.ts"
import type { Context } from "./context.ts"
import { lockDataDir } from "./data-lock.ts"
import { openEmbedded } from "./embedded.ts"
import { directoryStore, type FileStore } from "./file-store.ts"
import { runPgTool } from "./pg-tools.ts"
import { Refusal } from "./problem.ts"
import { openServer } from "./server-database.ts"
import type { Settings } from "./settings.ts"
import { sql } from "./sql.ts"

const kinds = {
  exists: { code: "thu-muc-khong-trong", status: 409, title: "Thư mục dữ liệu đã có CSDL" },
  other: { code: "ban-sao-luu-khac-loai", status: 409, title: "Bản sao lưu của loại CSDL khác" },
  unreadable: { code: "ban-sao-luu-hong", status: 422, title: "Không đọc được bản sao lưu" },
  unwritable: { code: "ban-sao-luu-hong", status: 422, title: "Không ghi được bản sao lưu" },
}

/** The first entry of a backup. Older backups have none: they are a database and nothing else. */
const ABOUT = "tinhso.json"
const DATABASE = "database"
const About = Type.Object({ format: Type.Literal(2), database: Type.Enum(["embedded", "server"]) })
type Kind = Static<typeof About>["database"]

/** `tinhso backup FILE`: database and files, while the server runs or without it. */
export function backupCommand(program: Command, cli: Cli): void {
  program
    .command("backup <file>")
    .description(
      "sao lưu cơ sở dữ liệu và các tệp ra một tệp .tar.gz (back up database and files to one file)",
    )
    .action(async (typed: string) => {
      const ctx = await cli.open()
      const file = cli.path(typed)
      const count = { files: 0 }
      const bytes = await writeArchive(file, contents(ctx, count)).catch((error: unknown) => {
        if (error instanceof Refusal || !(error instanceof Error && "code" in error)) throw error
        throw new Refusal(kinds.unwritable, error.message)
      })
      cli.out(`${file}\t${bytes} byte\t${count.files} tệp`)
    })
}

/** The database first: every file that it names was kept before, so it is there afterwards. */
async function* contents(ctx: Context, count: { files: number }): AsyncGenerator<Packed> {
  const { db, settings } = ctx
  const database: Kind = db.kind
  yield packedText(ABOUT, JSON.stringify({ format: 2, database }))
  if (db.dump !== null) {
    const bytes = await db.dump()
    yield { name: DATABASE, bytes: bytes.byteLength, content: Readable.from([bytes]) }
  } else yield* serverDump(settings)
  for (const folder of STORES) yield* filesIn(settings.dataDir, folder, count)
}

/** Folders of the data directory that hold files by their contents. */
const STORES = ["files", "rasters"] as const

async function* filesIn(
  dataDir: string,
  folder: string,
  count: { files: number },
): AsyncGenerator<Packed> {
  const files = directoryStore(join(dataDir, folder))
  for await (const { sha256 } of files.list()) {
    const found = await files.read(sha256)
    if (found === null) continue
    count.files++
    yield { name: `${folder}/${sha256}`, bytes: found.bytes, content: found.stream }
  }
}

async function* serverDump({ dataDir, databaseUrl }: Settings): AsyncGenerator<Packed> {
  const dump = join(dataDir, `${randomUUID()}.dump`)
  try {
    await runPgTool(
      "pg_dump",
      ["--format=custom", "--no-owner", `--file=${dump}`],
      databaseUrl ?? "",
    )
    const { size } = await stat(dump)
    yield { name: DATABASE, bytes: size, content: createReadStream(dump) }
  } finally {
    await rm(dump, { force: true })
  }
}

/** Makes database and files of an empty place from a backup; touches nothing that is there. */
export async function restore(settings: Settings, file: string): Promise<void> {
  const unlock = await lockDataDir(settings.dataDir)
  const { dataDir } = settings
  const part = join(dataDir, "files.part")
  const dump = join(dataDir, "database.part")
  try {
    await requireEmpty(settings)
    await rm(part, { recursive: true, force: true })
    const database = await unpack(file, dump, part).catch((error: unknown) => {
      if (error instanceof Refusal) throw error
      throw new Refusal(kinds.unreadable, `${file} không phải bản sao lưu của Tỉnh Số.`)
    })
    const wanted: Kind = settings.databaseUrl === null ? "embedded" : "server"
    if (database !== wanted) throw new Refusal(kinds.other, OTHER[database])
    if (settings.databaseUrl === null) await restoreEmbedded(dataDir, dump, file)
    else
      await runPgTool("pg_restore", ["--exit-on-error", "--no-owner", dump], settings.databaseUrl)
    const unpacked = await readdir(part).catch(() => [])
    for (const folder of unpacked) await rename(join(part, folder), join(dataDir, folder))
  } finally {
    await rm(part, { recursive: true, force: true })
    await rm(dump, { force: true })
    await unlock()
  }
}

const OTHER: Readonly<Record<Kind, string>> = {
  embedded: "Bản này sao lưu từ CSDL nhúng; hãy bỏ DATABASE_URL rồi dựng lại.",
  server: "Bản này sao lưu từ máy chủ PostgreSQL; hãy đặt DATABASE_URL tới một CSDL trống.",
}

async function requireEmpty({ dataDir, databaseUrl }: Settings): Promise<void> {
  const there = await readdir(dataDir)
  for (const name of databaseUrl === null ? ["postgres", ...STORES] : STORES) {
    if (!there.includes(name)) continue
    const path = join(dataDir, name)
    throw new Refusal(kinds.exists, `Hãy dời ${path} đi nơi khác trước khi dựng lại.`)
  }
  if (databaseUrl === null) return
  const db = await openServer(databaseUrl)
  try {
    const [tables] = await db.column(
      Type.Integer(),
      sql`select count(*)::int from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    if (tables !== 0)
      throw new Refusal(kinds.exists, "DATABASE_URL đã có bảng; hãy dùng CSDL trống.")
  } finally {
    await db.close()
  }
}

/** Unpacks a backup and says what database it holds; each file must be what its name says. */
async function unpack(file: string, dump: string, folder: string): Promise<Kind> {
  if (!(await isNew(file))) {
    await pipeline(createReadStream(file), createWriteStream(dump, { mode: 0o600 }))
    return "embedded"
  }
  let database: Kind | null = null
  const stores = new Map<string, FileStore>(
    STORES.map((name) => [name, directoryStore(join(folder, name))]),
  )
  await readArchive(file, async ({ name, bytes, content }) => {
    if (name === ABOUT) {
      database = Value.Parse(About, JSON.parse(await text(content))).database
    } else if (name === DATABASE) {
      await pipeline(content, createWriteStream(dump, { mode: 0o600 }))
    } else {
      const [where = "", sha256] = name.split("/")
      const store = stores.get(where)
      if (store === undefined) throw new Error(`${name} has no place`)
      const received = await store.receive(content, bytes)
      if (received.sha256 !== sha256) throw new Error(`${name} is damaged`)
      await store.keep(received)
    }
  })
  if (database === null) throw new Error("no such entry")
  for (const name of STORES) {
    await rm(join(folder, name, ".incoming"), { recursive: true, force: true })
  }
  return database
}

/** Whether the first entry says what the backup is. */
async function isNew(file: string): Promise<boolean> {
  let first: string | null = null
  const stop = new Error("seen")
  await readArchive(file, ({ name, content }) => {
    first = name
    content.destroy()
    return Promise.reject(stop)
  }).catch((error: unknown) => {
    if (error !== stop) throw error
  })
  return first === ABOUT
}

async function restoreEmbedded(dataDir: string, dump: string, file: string): Promise<void> {
  const part = join(dataDir, "postgres.part")
  try {
    await rm(part, { recursive: true, force: true })
    const db = await openEmbedded(part, await readFile(dump)).catch(() => {
      throw new Refusal(kinds.unreadable, `${file} không phải bản sao lưu của Tỉnh Số.`)
    })
    await db.close()
    await rename(part, join(dataDir, "postgres"))
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}
