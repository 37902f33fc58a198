// npm run check: the quick gate (types, lint, format, dead code, imports, unit tests).
import { ensureInstalled } from "./installed.mjs"
import { runChecks, runVitest, summarise } from "./gate.mjs"

ensureInstalled()
summarise([...runChecks(), runVitest("unit and embedded database", ["--project", "product"])])
