// npm start: install what is missing, build what is stale, serve.
import { ensureBuilt, ensureInstalled } from "./installed.mjs"
import { runMain } from "./run.mjs"

ensureInstalled()
ensureBuilt()
runMain(["serve", ...process.argv.slice(2)])
