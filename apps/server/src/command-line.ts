import { resolve } from "node:path"
import { restore } from "./platform/backup.ts"
import { openEmbedded } from "./platform/embedded.ts"
import type { Context } from "./platform/context.ts"
import { printed } from "./platform/api-description.ts"
import { askServer, type Output } from "./platform/control.ts"
import { explained } from "./platform/failure.ts"
import { jsonLog, silentLog } from "./platform/log.ts"
import { migrate, postgresTarget } from "./platform/migrations.ts"
import { settingsFrom } from "./platform/settings.ts"
import { allMigrations } from "./migrations.ts"
import { openProduct, type Product } from "./product.ts"
import { runProgram, runsAlone } from "./program.ts"
import { serve } from "./serve.ts"
import { buildServer } from "./server.ts"

const now = () => new Date()
const output: Output = {
  out: (line) => void process.stdout.write(`${line}\n`),
  bytes: (data) => void process.stdout.write(data),
  note: (line) => void process.stderr.write(`${line}\n`),
}

async function main(argv: readonly string[]): Promise<number> {
  const settings = settingsFrom(process.env, process.cwd())
  const log = jsonLog(now, settings.logLevel)
  const own = runsAlone(argv)
  if (!own && settings.databaseUrl === null) {
    const order = { argv: [...argv], cwd: process.cwd() }
    const code = await askServer(settings.dataDir, order, output)
    if (code !== null) return code
  }
  let product: Product | undefined
  const open = async (): Promise<Context> => {
    product ??= await openProduct(settings, now, log)
    return product.ctx
  }
  try {
    return await runProgram(argv, process.cwd(), open, output, (program) => {
      program
        .command("serve")
        .description("chạy máy chủ: trang web và API (run the server)")
        .action(() => serve(settings, now, log, output))
      program
        .command("restore <file>")
        .description("dựng lại thư mục dữ liệu trống từ bản sao lưu (restore an empty directory)")
        .action(async (file: string) => {
          await restore(settings, resolve(process.cwd(), file))
          output.out(`đã dựng lại ${settings.dataDir}`)
        })
      program
        .command("openapi")
        .description("in mô tả OpenAPI 3.1 (print the OpenAPI description)")
        .action(async () => output.out(await openapi(settings)))
    })
  } finally {
    await product?.close()
  }
}

/** The API's description, from an empty database in memory. */
async function openapi(settings: ReturnType<typeof settingsFrom>): Promise<string> {
  const db = await openEmbedded(null)
  await migrate(postgresTarget(db, now), await allMigrations())
  const http = await buildServer({ db, now, log: silentLog, settings })
  await http.ready()
  const text = printed(http.swagger())
  await http.close()
  await db.close()
  return text
}

/** Runs what was typed; the exit code is the process's. */
export async function commandLine(argv: readonly string[]): Promise<void> {
  // A reader that closes early (`| head`) is no error; one that is full is.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      if (code !== "EPIPE" && stream === process.stdout) output.note(`Không in ra được: ${message}`)
      process.exit(code === "EPIPE" ? 0 : 1)
    })
  }
  try {
    process.exitCode = await main(argv)
  } catch (error) {
    const refusal = explained(error, process.env["TINHSO_DATA"] ?? ".tinhso")
    if (refusal === null) throw error
    output.note(`${refusal.kind.title}: ${refusal.message}`)
    process.exitCode = 1
  }
}
