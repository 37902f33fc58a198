/** Asks from a thread of its own, so that a server in this process is not kept busy by its client. */
import { parentPort, workerData } from "node:worker_threads"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { endAgent, times } from "./requests.ts"

const Task = Type.Object({
  base: Type.String(),
  paths: Type.Array(Type.String()),
  count: Type.Integer(),
  warmUp: Type.Integer(),
})
const { base, paths, count, warmUp } = Value.Parse(Task, workerData)
parentPort?.postMessage(await times(base, paths, count, warmUp))
endAgent()
