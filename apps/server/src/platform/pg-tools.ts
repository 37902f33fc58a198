import { spawn } from "node:child_process"
import { Refusal } from "./problem.ts"

const kind = { code: "sao-luu-tren-may-chu", status: 409, title: "Chưa sao lưu được CSDL máy chủ" }

/**
 * Runs one of PostgreSQL's own tools (`pg_dump`, `pg_restore`) on a server. The address goes in the
 * environment: what is on a command line, everybody on the machine can read.
 */
export async function runPgTool(tool: string, args: readonly string[], url: string): Promise<void> {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ""
  const child = spawn(tool, [...args, `--dbname=${address.href}`], {
    env: { ...process.env, ...(password === "" ? {} : { PGPASSWORD: password }) },
    stdio: ["ignore", "ignore", "pipe"],
  })
  let said = ""
  child.stderr.on("data", (part: Buffer) => (said = (said + part.toString()).slice(-2000)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", resolve)
  }).catch(() => null)
  if (code === 0) return
  const why =
    code === null
      ? `không chạy được ${tool}; hãy cài postgresql-client`
      : said.trim().split("\n").at(-1)
  throw new Refusal(kind, `${tool}: ${why ?? ""}.`)
}
