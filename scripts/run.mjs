// Starts the server's main.ts on the pinned Node, passes signals on and ends as it ends.
import { spawn } from "node:child_process"
import { constants } from "node:os"
import { join } from "node:path"
import { NODE, ROOT } from "./installed.mjs"

export function runMain(args, flags = []) {
  const main = join(ROOT, "apps", "server", "src", "main.ts")
  // npm changes into the project's folder: what people type is relative to where they were.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const child = spawn(NODE, [...flags, main, ...args], { cwd, stdio: "inherit" })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal))
  }
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
  })
}
