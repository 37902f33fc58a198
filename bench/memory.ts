/** Memory of a server that nobody asks anything, ten seconds after it is ready. */
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { command, serve, temporaryFolder, unitLists } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"

const REST = 10_000
const folder = temporaryFolder()

async function idle(dataDir: string): Promise<number> {
  const server = await serve({ dataDir })
  await wait(REST)
  const megabytes = server.memory()
  await server.stop()
  return megabytes
}

const dataDir = join(folder, "data")
await idle(dataDir)
const line = { work: "idle memory", unit: "MB", bar: 700 } as const
const small = [await idle(dataDir), await idle(dataDir), await idle(dataDir)]
report({ ...line, size: "demonstration data, 10 s after start", values: small })

const lists = unitLists()
if (lists === null) note("the official lists are not at hand: set TINHSO_BENCH_UNITS")
else {
  await command({ dataDir }, "import", "units", lists, "--commit")
  const large = [await idle(dataDir), await idle(dataDir), await idle(dataDir)]
  report({ ...line, size: "all units of 2024 and 2025, 10 s after start", values: large })
}
