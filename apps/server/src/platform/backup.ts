import { open, readdir, readFile, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import type { Command } from "commander"
import type { Cli } from "./cli.ts"
import { lockDataDir } from "./data-lock.ts"
import { openEmbedded } from "./embedded.ts"
import { Refusal } from "./problem.ts"
import type { Settings } from "./settings.ts"

const kinds = {
  server: { code: "sao-luu-tren-may-chu", status: 409, title: "CSDL nằm trên máy chủ PostgreSQL" },
  exists: { code: "thu-muc-khong-trong", status: 409, title: "Thư mục dữ liệu đã có CSDL" },
  unreadable: { code: "ban-sao-luu-hong", status: 422, title: "Không đọc được bản sao lưu" },
}

/** `tinhso backup FILE`: the database at one moment, while the server runs or without it. */
export function backupCommand(program: Command, cli: Cli): void {
  program
    .command("backup <file>")
    .description("sao lưu cơ sở dữ liệu ra một tệp .tar.gz (back up the database to one file)")
    .action(async (typed: string) => {
      const { db } = await cli.open()
      if (db.dump === null) {
        throw new Refusal(kinds.server, "Hãy dùng pg_dump trên DATABASE_URL.")
      }
      const file = cli.path(typed)
      const bytes = await db.dump()
      await writeWhole(file, bytes)
      cli.out(`${file}\t${bytes.length} byte`)
    })
}

/** Writes beside the target and renames: an interrupted backup never looks like a whole one. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.${process.pid}.part`
  try {
    const handle = await open(part, "wx", 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    if (!(error instanceof Error && "code" in error)) throw error
    throw new Refusal({ ...kinds.unreadable, title: "Không ghi được bản sao lưu" }, error.message)
  }
}

/** Makes the database of an empty data directory from a backup; touches nothing that is there. */
export async function restore(settings: Settings, file: string): Promise<void> {
  if (settings.databaseUrl !== null) {
    throw new Refusal(kinds.server, "Hãy dùng pg_restore trên DATABASE_URL.")
  }
  const unlock = await lockDataDir(settings.dataDir)
  const part = join(settings.dataDir, "postgres.part")
  const whole = join(settings.dataDir, "postgres")
  try {
    if ((await readdir(settings.dataDir)).includes("postgres")) {
      throw new Refusal(kinds.exists, `Hãy dời ${whole} đi nơi khác trước khi dựng lại.`)
    }
    await rm(part, { recursive: true, force: true })
    const db = await openEmbedded(part, await contentOf(file)).catch(() => {
      throw new Refusal(kinds.unreadable, `${file} không phải bản sao lưu của Tỉnh Số.`)
    })
    await db.close()
    await rename(part, whole)
  } finally {
    await rm(part, { recursive: true, force: true })
    await unlock()
  }
}

async function contentOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new Refusal(kinds.unreadable, error instanceof Error ? error.message : file)
  }
}
