/**
 * Fifty people at once, from a thread of their own: each fills in a report, a few cells at a time,
 * with the versions that the save before told.
 */
import { Agent, request } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import { Type } from "typebox"
import { Value } from "typebox/value"

const Task = Type.Object({
  base: Type.String(),
  rounds: Type.Integer(),
  /** Milliseconds that a person takes at most between a save and the next; 0: none. */
  pause: Type.Integer(),
  measures: Type.Array(Type.String()),
  people: Type.Array(
    Type.Object({ headers: Type.Record(Type.String(), Type.String()), path: Type.String() }),
  ),
})
const Answer = Type.Object({
  cells: Type.Array(Type.Object({ measure: Type.String(), version: Type.Integer() })),
})
const task = Value.Parse(Task, workerData)
type Person = (typeof task.people)[number]
const agent = new Agent({ keepAlive: true, maxSockets: task.people.length })

function put({ headers, path }: Person, body: string) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request(`${task.base}${path}`, {
      agent,
      method: "PUT",
      headers: { ...headers, "content-type": "application/json" },
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
await Promise.all(
  task.people.map(async (person, i) => {
    const versions = new Map<string, number>()
    for (let round = 0; round < task.rounds; round++) {
      if (task.pause > 0) await wait(((i * 37 + round * 101) % 100) * (task.pause / 100))
      const cells = task.measures.map((measure) => ({
        measure,
        value: 1000 + round,
        version: versions.get(measure) ?? 0,
      }))
      const started = performance.now()
      const { status, text } = await put(person, JSON.stringify({ cells }))
      saves.push(performance.now() - started)
      if (status !== 200) throw new Error(text)
      for (const { measure, version } of Value.Parse(Answer, JSON.parse(text)).cells) {
        versions.set(measure, version)
      }
    }
  }),
)
agent.destroy()
parentPort?.postMessage(saves)
