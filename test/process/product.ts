import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"

export const ROOT = new URL("../..", import.meta.url).pathname
const MAIN = `${ROOT}apps/server/src/main.ts`

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const environment = (dataDir: string) => ({
  ...process.env,
  TINHSO_DATA: dataDir,
  DATABASE_URL: "",
  PORT: "0",
})

/** Runs one command line to its end on a data directory, as `npm run -s tinhso --` does. */
export function tinhso(dataDir: string, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, env: environment(dataDir) })
  let out = ""
  let err = ""
  child.stdout.on("data", (part: Buffer) => (out += part.toString()))
  child.stderr.on("data", (part: Buffer) => (err += part.toString()))
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })))
}

export interface Serving {
  readonly url: string
  readonly process: ChildProcess
  /** Ends with `signal`; resolves with the exit code, or null when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts the server on a data directory and waits for its `ready` line. */
export async function serving(dataDir: string): Promise<Serving> {
  const child = spawn(process.execPath, [MAIN, "serve"], {
    cwd: ROOT,
    env: environment(dataDir),
    stdio: ["ignore", "pipe", "ignore"],
  })
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (http:\/\/\S+)$/.exec(line)?.[1]
    if (url === undefined) continue
    child.stdout.resume()
    return {
      url,
      process: child,
      end(signal) {
        child.kill(signal)
        return ended
      },
    }
  }
  throw new Error(`the server ended with ${String(await ended)} before it was ready`)
}
