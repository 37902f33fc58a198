/**
 * Fifty people at once, from a thread of their own: each reads cells, adds to them and sends them
 * back with the version that was read, until all have gone through. Some cells are everybody's.
 */
import { Agent, request } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import { Type } from "typebox"
import { Value } from "typebox/value"

const Task = Type.Object({
  base: Type.String(),
  measure: Type.String(),
  period: Type.String(),
  rounds: Type.Integer(),
  /** Milliseconds that a person takes at most between a save and the next; 0: none. */
  pause: Type.Integer(),
  /** Cells that everybody adds to. */
  shared: Type.Array(Type.String()),
  people: Type.Array(
    Type.Object({
      headers: Type.Record(Type.String(), Type.String()),
      /** Communes that only this person enters. */
      units: Type.Array(Type.String()),
    }),
  ),
})
const Cells = Type.Array(
  Type.Object({
    unit: Type.String(),
    value: Type.Union([Type.Number(), Type.Null()]),
    version: Type.Integer(),
  }),
)
const task = Value.Parse(Task, workerData)
type Person = (typeof task.people)[number]
const agent = new Agent({ keepAlive: true, maxSockets: task.people.length })

interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: string
}

function send({ headers }: Person, { method, path, body }: Sent) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const type = body === undefined ? {} : { "content-type": "application/json" }
    const asked = request(`${task.base}${path}`, {
      agent,
      method,
      headers: { ...headers, ...type },
    })
    asked.on("response", (response) => {
      const pieces: Buffer[] = []
      response.on("data", (piece: Buffer) => pieces.push(piece))
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(pieces).toString() }),
      )
    })
    asked.on("error", reject)
    asked.end(body)
  })
}

const saves: number[] = []
const added = new Map<string, number>()
let conflicts = 0

async function read(person: Person, units: readonly string[]) {
  const query = new URLSearchParams({
    measures: task.measure,
    units: units.join(","),
    periods: task.period,
    layer: "working",
  })
  const { status, text } = await send(person, { method: "GET", path: `/api/v1/cells?${query}` })
  if (status !== 200) throw new Error(text)
  const found = new Map(Value.Parse(Cells, JSON.parse(text)).map((cell) => [cell.unit, cell]))
  return units.map((unit) => ({
    unit,
    value: found.get(unit)?.value ?? 0,
    version: found.get(unit)?.version ?? 0,
  }))
}

/** Reads, adds one to each and saves; again where somebody was faster. */
async function add(person: Person, units: readonly string[]): Promise<void> {
  for (;;) {
    const { measure, period } = task
    const cells = (await read(person, units)).map(({ unit, value, version }) => ({
      measure,
      period,
      unit,
      value: value + 1,
      version,
    }))
    const started = performance.now()
    const body = JSON.stringify({ cells })
    const { status, text } = await send(person, { method: "PUT", path: "/api/v1/cells", body })
    saves.push(performance.now() - started)
    if (status === 200) {
      for (const unit of units) added.set(unit, (added.get(unit) ?? 0) + 1)
      return
    }
    if (status !== 409) throw new Error(text)
    conflicts++
  }
}

await Promise.all(
  task.people.map(async (person, i) => {
    for (let round = 0; round < task.rounds; round++) {
      if (task.pause > 0) await wait(((i * 37 + round * 101) % 100) * (task.pause / 100))
      const everybodys = task.shared[(i + round) % task.shared.length] ?? ""
      await add(person, round % 4 === 3 ? [everybodys] : person.units)
    }
  }),
)
agent.destroy()
parentPort?.postMessage({ saves, conflicts, added: [...added] })
