// npm run dev: the web is rebuilt and the server restarted whenever a source changes.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { ensureBuilt, ensureInstalled, NODE, pinned, ROOT } from "./installed.mjs"
import { runMain } from "./run.mjs"

ensureInstalled()
ensureBuilt()
const web = spawn(NODE, [join(ROOT, "scripts", "build.mjs"), "--watch"], {
  cwd: ROOT,
  stdio: ["ignore", "inherit", "inherit"],
  env: pinned(),
})
process.on("exit", () => web.kill())
const watched = ["apps/server/src", "packages", "data", "apps/web/dist/server"]
runMain(["serve"], ["--watch", ...watched.map((path) => `--watch-path=${join(ROOT, path)}`)])
