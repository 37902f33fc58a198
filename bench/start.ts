/** How long people wait for `npm start`: on an empty data directory, and every time after. */
import { join } from "node:path"
import { serve, temporaryFolder } from "./measure/product.ts"
import { report } from "./measure/report.ts"

const RUNS = 5
const folder = temporaryFolder()
const first: number[] = []
const later: number[] = []
for (let run = 0; run < RUNS; run++) {
  const dataDir = join(folder, `data-${run}`)
  for (const times of [first, later]) {
    const server = await serve({ dataDir })
    times.push(server.ms / 1000)
    await server.stop()
  }
}
const size = `demonstration data, embedded database; ${RUNS} runs`
report({ work: "first start, empty data directory", size, values: first, unit: "s", bar: 15 })
report({ work: "later start", size, values: later, unit: "s", bar: 5 })
