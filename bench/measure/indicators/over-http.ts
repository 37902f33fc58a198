import { setTimeout as wait } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import { Value } from "typebox/value"
import { QueryTable } from "../../../apps/server/src/indicators/query/model.ts"
import { refreshRegisters } from "../../../apps/server/src/indicators/index.ts"
import { REGISTERS } from "../../../apps/server/src/registers.ts"
import { buildServer } from "../../../apps/server/src/server.ts"
import { signedIn } from "../../../apps/server/src/testing/sign-in.ts"
import { report } from "../report.ts"
import { type Country, figuresOf, LAST } from "./country.ts"

const pathOf = (indicators: string, units: string, stage = "published") =>
  `/api/v1/query?${String(
    new URLSearchParams({ indicators, units, periods: LAST.code, view: "reported", stage }),
  )}`

/** Milliseconds of requests made by another thread. */
function timesInThread(workerData: object): Promise<number[]> {
  const worker = new Worker(new URL("../asking-worker.ts", import.meta.url), { workerData })
  return new Promise((resolve, reject) => {
    worker.on("message", (values: unknown) => resolve(figuresOf(values)))
    worker.on("error", reject)
  })
}

/** Questions about all communes, and grids that are saved until every total shows them. */
export async function overHttp({ ctx }: Country): Promise<void> {
  // What a server counts when it first begins to listen is not what is measured here.
  await refreshRegisters(ctx, REGISTERS)
  const http = await buildServer(ctx)
  await http.listen({ port: 0, host: "127.0.0.1" })
  const address = http.server.address()
  const base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
  await wait(1000)
  const path = pathOf("tỷ_lệ", "level:commune")
  for (const [format, bar] of [
    ["json", 10],
    ["arrow", null],
  ] as const) {
    const paths = [`${path}&format=${format}`]
    report({
      work: `an indicator for all communes, over HTTP as ${format}`,
      size: "3 321 rows, client in a thread of its own; 200 requests",
      values: await timesInThread({ base, paths, count: 200, warmUp: 20 }),
      unit: "ms",
      bar,
      judged: "p95",
    })
  }
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  await saves({ base, headers })
  await http.close()
}

interface Staff {
  readonly base: string
  readonly headers: Record<string, string>
}

async function rowsOf({ base, headers }: Staff, indicator: string, units: string) {
  const response = await fetch(`${base}${pathOf(indicator, units, "working")}`, { headers })
  if (!response.ok) throw new Error(await response.text())
  return Value.Parse(QueryTable, await response.json()).rows
}

const GRID = 50

/** From sending a grid of one province until its total, the country's and the indicator show it. */
async function saves(staff: Staff): Promise<void> {
  const totalOf = async (unit: string) => (await rowsOf(staff, "m1", unit))[0]?.value ?? 0
  const rows = await rowsOf(staff, "m1", "descendants:22:commune")
  const grid = rows.slice(0, GRID)
  const values: number[] = []
  for (let run = -3; run < 50; run++) {
    const before = { province: await totalOf("22"), country: await totalOf("VN") }
    const more = run + 4
    const cells = grid.map(({ unit, value }) => ({
      measure: "m1",
      unit,
      period: LAST.code,
      value: (value ?? 0) + more,
    }))
    const started = performance.now()
    const saved = await fetch(`${staff.base}/api/v1/cells`, {
      method: "PUT",
      headers: { ...staff.headers, "content-type": "application/json" },
      body: JSON.stringify({ cells }),
    })
    if (!saved.ok) throw new Error(await saved.text())
    const after = { province: await totalOf("22"), country: await totalOf("VN") }
    await rowsOf(staff, "tỷ_lệ", "22")
    if (run >= 0) values.push(performance.now() - started)
    for (const level of ["province", "country"] as const) {
      if (after[level] !== before[level] + grid.length) {
        throw new Error(`${before[level]} + ${grid.length} shows as ${after[level]}`)
      }
    }
  }
  report({
    work: "save a grid until the totals of its province and of the country and an indicator show it, over HTTP",
    size: `${grid.length} cells of the working layer, 50 times one after the other`,
    values,
    unit: "ms",
    bar: 1000,
    judged: "p95",
  })
}
