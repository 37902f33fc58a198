import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const ROOT = join(import.meta.dirname, "..", "..")
const MAIN = join(ROOT, "apps", "server", "src", "main.ts")
const START = join(ROOT, "scripts", "start.mjs")

/** A folder that is gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tinhso-bench-"))
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The official lists, which are not part of the product; null where they are not at hand. */
export function unitLists(): string | null {
  const folder = process.env["TINHSO_BENCH_UNITS"] ?? join(ROOT, "..", "shared", "units")
  return existsSync(join(folder, "mapping_2024_2025.csv")) ? folder : null
}

interface Environment {
  readonly dataDir: string
  readonly databaseUrl?: string
}

const environment = ({ dataDir, databaseUrl }: Environment) => ({
  ...process.env,
  TINHSO_DATA: dataDir,
  PORT: "0",
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
})

/** Runs one command to its end; fails where it fails. Milliseconds and what it printed. */
export function command(
  where: Environment,
  ...args: string[]
): Promise<{ ms: number; out: string }> {
  const started = performance.now()
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: environment(where),
    stdio: ["ignore", "pipe", "pipe"],
  })
  let out = ""
  let err = ""
  child.stdout.on("data", (piece: Buffer) => (out += piece.toString()))
  child.stderr.on("data", (piece: Buffer) => (err += piece.toString()))
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => {
      const ms = performance.now() - started
      if (code === 0) resolve({ ms, out })
      else reject(new Error(`tinhso ${args.join(" ")}: ${out.slice(-2000)}${err.slice(-2000)}`))
    })
  })
}

export interface Serving {
  readonly url: string
  /** Until the line `ready …`. */
  readonly ms: number
  /** Memory of the server process, all its threads, in MB. */
  memory(): number
  stop(): Promise<void>
}

/**
 * Starts the server as `npm start` does, and waits until it says that it is ready; `bare` starts the
 * server alone, where pages need not be built.
 */
export async function serve(where: Environment, bare = false): Promise<Serving> {
  const started = performance.now()
  const child = spawn(process.execPath, bare ? [MAIN, "serve"] : [START], {
    env: environment(where),
    stdio: ["ignore", "pipe", "pipe"],
  })
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()))
  process.on("exit", () => void child.kill("SIGTERM"))
  let seen = ""
  const url = await new Promise<string>((resolve, reject) => {
    const look = (piece: Buffer) => {
      seen = (seen + piece.toString()).slice(-10_000)
      const ready = /^ready (\S+)$/m.exec(seen)
      if (ready?.[1] !== undefined) resolve(ready[1])
    }
    child.stdout.on("data", look)
    child.stderr.on("data", look)
    void ended.then(() => reject(new Error(`the server did not start: ${seen}`)))
  })
  return {
    url,
    ms: performance.now() - started,
    memory: () => residentMegabytes(childOf(child.pid ?? 0)),
    async stop() {
      child.kill("SIGTERM")
      await ended
    },
  }
}

/** `npm start` runs the server as a process of its own. */
function childOf(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`)
  const children = tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" "),
  )
  return Number(children.find((child) => child !== "") ?? pid)
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
  return Number(kilobytes) / 1024
}
