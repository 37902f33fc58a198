import { createHash } from "node:crypto"
import { mkdir, rm } from "node:fs/promises"
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { createInterface } from "node:readline"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { listenOn } from "./data-lock.ts"
import { Refusal } from "./problem.ts"

/** What the command line asks a running server to do, and what comes back, line by line. */
const Order = Type.Object({ argv: Type.Array(Type.String()), cwd: Type.String() })
type Order = { argv: string[]; cwd: string }

const Line = Type.Union([
  Type.Object({ out: Type.String() }),
  Type.Object({ bytes: Type.String({ description: "base64" }) }),
  Type.Object({ note: Type.String() }),
  Type.Object({ exit: Type.Integer() }),
])

/** Where a command's lines go; ends with its exit code. */
export interface Output {
  out(line: string): void
  bytes?: (data: Uint8Array) => void
  note(line: string): void
}

/**
 * The socket of a data directory, in a folder only its owner can enter. A path of a unix
 * socket holds 107 bytes, so a deep directory gets a short name in the temporary folder.
 */
async function socketPath(dataDir: string): Promise<string> {
  const plain = join(dataDir, "control.sock")
  if (Buffer.byteLength(plain) < 100) return plain
  const key = createHash("sha256").update(dataDir).digest("hex").slice(0, 16)
  const folder = join(tmpdir(), `tinhso-${process.getuid?.() ?? 0}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return join(folder, `${key}.sock`)
}

/** Lets the command line run its commands inside this process, which holds the database. */
export async function openControl(
  dataDir: string,
  execute: (order: Order, output: Output) => Promise<number>,
): Promise<() => Promise<void>> {
  const path = await socketPath(dataDir)
  // We hold the directory's lock, so whoever made an older socket is gone.
  await rm(path, { force: true })
  const server = createServer((asked, answer) => {
    serve(asked, answer, execute).catch(() => answer.destroy())
  })
  await listenOn(server, path)
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(path, { force: true })
  }
}

async function serve(
  asked: IncomingMessage,
  answer: ServerResponse,
  execute: (order: Order, output: Output) => Promise<number>,
): Promise<void> {
  const order = Value.Parse(Order, JSON.parse(await text(asked)))
  const send = (line: object) => void answer.write(`${JSON.stringify(line)}\n`)
  const code = await execute(order, {
    out: (out) => send({ out }),
    bytes: (data) => send({ bytes: Buffer.from(data).toString("base64") }),
    note: (note) => send({ note }),
  })
  send({ exit: code })
  answer.end()
}

const stopped = { code: "may-chu-dung-giua-chung", status: 500, title: "Máy chủ dừng giữa chừng" }
const STOPPED =
  "Máy chủ đang chạy dừng trước khi lệnh xong. Lệnh nào chưa báo “Đã ghi” thì hãy chạy lại."

/** Nobody answers there; whether the directory can be used shows when it is opened. */
const NOBODY: ReadonlySet<string> = new Set(["ENOENT", "ECONNREFUSED", "ENOTDIR"])

/**
 * Runs a command inside the server that holds `dataDir`. Returns its exit code, or null
 * when no server is there.
 */
export async function askServer(
  dataDir: string,
  order: Order,
  output: Output,
): Promise<number | null> {
  const socket = await socketPath(dataDir)
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: socket, method: "POST", path: "/" }, (answer) => {
      let exit: number | null = null
      const lines = createInterface({ input: answer })
      lines.on("line", (json) => {
        const line = Value.Parse(Line, JSON.parse(json))
        if ("out" in line) output.out(line.out)
        else if ("bytes" in line) output.bytes?.(Buffer.from(line.bytes, "base64"))
        else if ("note" in line) output.note(line.note)
        else exit = line.exit
      })
      lines.on("close", () => {
        if (exit === null) reject(new Refusal(stopped, STOPPED))
        else resolve(exit)
      })
    })
    asking.on("error", (error: NodeJS.ErrnoException) => {
      if (NOBODY.has(error.code ?? "")) resolve(null)
      else reject(error.code === "ECONNRESET" ? new Refusal(stopped, STOPPED) : error)
    })
    asking.end(JSON.stringify(order))
  })
}
