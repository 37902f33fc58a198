import { Worker } from "node:worker_threads"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { answerQuery } from "../../../apps/server/src/indicators/query/service.ts"
import { territories as territoriesOf } from "../../../apps/server/src/registry/index.ts"
import { refreshRegisters } from "../../../apps/server/src/indicators/index.ts"
import { REGISTERS } from "../../../apps/server/src/registers.ts"
import { buildServer } from "../../../apps/server/src/server.ts"
import { signedIn } from "../../../apps/server/src/testing/sign-in.ts"
import { report } from "../report.ts"
import { type Country, LAST, openCountry } from "./country.ts"

const PEOPLE = 50
/** Cells that one person saves at once: a row of a form. */
const ROW = 10
/** Cells that everybody adds to. */
const SHARED = 10

const Result = Type.Object({
  saves: Type.Array(Type.Number()),
  conflicts: Type.Integer(),
  added: Type.Array(Type.Tuple([Type.String(), Type.Number()])),
})
type Result = Static<typeof Result>

/** Fifty people entering at once, through HTTP: how long a save takes, and that none is lost. */
export async function entering(lists: string): Promise<void> {
  const country = await openCountry(lists, { cells: false })
  const { ctx, where } = country
  // What a server counts when it first begins to listen is not what is measured here.
  await refreshRegisters(ctx, REGISTERS)
  const http = await buildServer(ctx)
  await http.listen({ port: 0, host: "127.0.0.1" })
  const address = http.server.address()
  const base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
  const headers: Record<string, string>[] = []
  for (let i = 0; i < PEOPLE; i++) {
    headers.push(await signedIn(http, ctx, { role: "editor", unit: "VN" }))
  }
  for (const [pause, bar] of [
    [2000, 100],
    [0, null],
  ] as const) {
    const measure = pause > 0 ? "m1" : "m2"
    const { saves, conflicts } = await enter(country, { base, headers, measure, pause })
    report({
      work: `${PEOPLE} people entering at once, ${pause > 0 ? "a second between saves" : "without a pause"}: a save, over HTTP`,
      size: `${where}; a row of ${ROW} cells, or 1 that everybody adds to; ${saves.length} saves, ${conflicts} told of a conflict, none lost`,
      values: saves,
      unit: "ms",
      bar,
      judged: "p95",
    })
  }
  await http.close()
  await ctx.db.close()
}

interface Entering {
  readonly base: string
  readonly headers: readonly Record<string, string>[]
  readonly measure: string
  readonly pause: number
}

async function enter(
  { ctx }: Country,
  { base, headers, measure, pause }: Entering,
): Promise<Result> {
  const territories = await territoriesOf(ctx.db)
  const units = territories
    .ofLevel("commune")
    .filter((unit) => territories.existsOn(unit, LAST.ends))
    .map(({ id }) => id)
  const people = headers.map((its, i) => ({
    headers: its,
    units: units.slice(i * ROW, (i + 1) * ROW),
  }))
  const shared = units.slice(PEOPLE * ROW, PEOPLE * ROW + SHARED)
  const workerData = { base, measure, period: LAST.code, rounds: 16, pause, shared, people }
  const worker = new Worker(new URL("./entering-worker.ts", import.meta.url), { workerData })
  const result = await new Promise<Result>((resolve, reject) => {
    worker.on("message", (message: unknown) => resolve(Value.Parse(Result, message)))
    worker.on("error", reject)
  })
  const { rows } = await answerQuery(ctx, {
    indicators: measure,
    units: result.added.map(([unit]) => unit).join(","),
    periods: LAST.code,
    view: "reported",
    asOf: null,
    stage: "working",
  })
  const sums = new Map(rows.map(({ unit, value }) => [unit, value]))
  const lost = result.added.filter(([unit, count]) => sums.get(unit) !== count)
  if (lost.length > 0) throw new Error(`lost updates: ${JSON.stringify(lost)}`)
  return result
}
