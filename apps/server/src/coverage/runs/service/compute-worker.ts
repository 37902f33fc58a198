/** A thread that looks whether a run can be computed, or computes it: the server's own goes on answering. */
import { parentPort, workerData } from "node:worker_threads"
import { explained } from "../../../platform/failure.ts"
import { prepareRun, runCoverage } from "../../service/run-service.ts"
import { STOP, type ThreadStart, type Told } from "../computing/talk.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only compute-thread.ts starts this thread
const { plan, read, compute } = workerData as ThreadStart
const stop = new AbortController()
const tell = (told: Told) => parentPort?.postMessage(told)
parentPort?.on("message", (word) => {
  if (word === STOP) stop.abort()
})

async function work(): Promise<void> {
  const settings = { ...plan, stations: () => Promise.resolve(read) }
  if (compute === null) {
    await prepareRun(settings)
    tell({ kind: "done", cancelled: false, computed: 0, updated: 0, reused: 0 })
    return
  }
  const result = await runCoverage(
    { ...settings, ...compute, resume: true, onWriting: () => tell({ kind: "writing" }) },
    (progress) => tell({ kind: "progress", ...progress }),
    stop.signal,
  )
  const { computed, updated, reused } = result.computed
  tell({ kind: "done", cancelled: result.sidecar === null, computed, updated, reused })
}

try {
  await work()
} catch (error) {
  const refusal = explained(error, "computing")
  if (refusal === null) throw error
  const { kind, message, errors } = refusal
  const { code, status, title } = kind
  tell({ kind: "refused", refused: { code, status, title, detail: message, errors: [...errors] } })
} finally {
  parentPort?.close()
}
