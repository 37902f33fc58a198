import { Worker } from "node:worker_threads"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { refreshRegisters } from "../../../apps/server/src/indicators/index.ts"
import { answerQuery } from "../../../apps/server/src/indicators/query/service.ts"
import { REGISTERS } from "../../../apps/server/src/registers.ts"
import { territories as territoriesOf } from "../../../apps/server/src/registry/index.ts"
import { buildServer } from "../../../apps/server/src/server.ts"
import { signedIn } from "../../../apps/server/src/testing/sign-in.ts"
import { report } from "../report.ts"
import { LAST, openCountry } from "./country.ts"

const PEOPLE = 50
const ROUNDS = 16
/** Measures that a report asks for. */
const ASKED = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10"]
/** How long people take at most between saves, what p95 may be, and which cells they fill in. */
const PACES = [
  { pause: 2000, bar: 100, measures: ["m1", "m2", "m3"] },
  { pause: 0, bar: null, measures: ["m4", "m5", "m6"] },
] as const

/** Fifty people, each with a report of their own, through the form of a collection. */
export async function filling(lists: string): Promise<void> {
  const { ctx, where } = await openCountry(lists, { cells: false })
  await refreshRegisters(ctx, REGISTERS)
  const http = await buildServer(ctx)
  await http.listen({ port: 0, host: "127.0.0.1" })
  const address = http.server.address()
  const base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
  const territories = await territoriesOf(ctx.db)
  const units = territories
    .ofLevel("commune")
    .filter((unit) => territories.existsOn(unit, LAST.ends))
    .slice(0, PEOPLE)
    .map(({ id }) => id)
  const administrator = await signedIn(http, ctx, { role: "administrator", unit: "VN" })
  const ask = async (url: string, payload: object) => {
    const answer = await http.inject({ method: "POST", url, headers: administrator, payload })
    if (answer.statusCode >= 300) throw new Error(answer.body)
    return answer.json<{ id: string }>()
  }
  const { id } = await ask("/api/v1/collections", {
    title: "Bench",
    scope: "VN",
    period: LAST.code,
    units: { kind: "list", units },
    measures: ASKED.map((measure) => ({ measure, cuts: [""], required: true, guidance: "" })),
    due: "2028-08-01T10:00:00.000Z",
  })
  await ask(`/api/v1/collections/${id}/open`, {})
  const people = []
  for (const unit of units) {
    const headers = await signedIn(http, ctx, { role: "editor", unit })
    people.push({ headers, path: `/api/v1/collections/${id}/reports/${unit}/values` })
  }
  for (const { pause, bar, measures } of PACES) {
    const values = await fill({ base, rounds: ROUNDS, pause, measures, people })
    report({
      work: `${PEOPLE} people filling in reports at once, ${pause > 0 ? "a second between saves" : "without a pause"}: a save, over HTTP`,
      size: `${where}; ${measures.length} of ${ASKED.length} cells; ${values.length} saves, none lost`,
      values,
      unit: "ms",
      bar,
      judged: "p95",
    })
  }
  const { rows } = await answerQuery(ctx, {
    indicators: PACES.flatMap(({ measures }) => measures).join(","),
    units: units.join(","),
    periods: LAST.code,
    view: "reported",
    asOf: null,
    stage: "working",
  })
  const lost = rows.filter(({ value }) => value !== 1000 + ROUNDS - 1)
  if (lost.length > 0) throw new Error(`lost updates: ${JSON.stringify(lost.slice(0, 5))}`)
  await http.close()
  await ctx.db.close()
}

async function fill(workerData: object): Promise<number[]> {
  const worker = new Worker(new URL("./filling-worker.ts", import.meta.url), { workerData })
  return new Promise((resolve, reject) => {
    worker.on("message", (message: unknown) =>
      resolve(Value.Parse(Type.Array(Type.Number()), message)),
    )
    worker.on("error", reject)
  })
}
