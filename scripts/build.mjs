// Builds the public site (client assets, server bundle) and the console.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { ROOT } from "./installed.mjs"

const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js")
const watch = process.argv.includes("--watch") ? ["--watch"] : []
const builds = [["build"], ["build", "--ssr"]]

const once = (args) =>
  new Promise((resolve) => {
    const cwd = join(ROOT, "apps", "web")
    spawn(process.execPath, [vite, ...args, "--logLevel", "warn", ...watch], {
      cwd,
      stdio: ["ignore", 2, 2],
    }).on("exit", (code) => resolve(code ?? 1))
  })

// Watching goes on side by side; a single build runs one after the other.
if (watch.length > 0) await Promise.all(builds.map(once))
else for (const args of builds) process.exitCode ||= await once(args)
