// npm run -s tinhso -- COMMAND: the command line.
import { ensureInstalled } from "./installed.mjs"
import { runMain } from "./run.mjs"

ensureInstalled()
runMain(process.argv.slice(2))
