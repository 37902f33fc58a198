/** One workbook, read in a thread of its own that may be stopped at any moment. */
import { parentPort, workerData } from "node:worker_threads"
import { Refusal } from "../problem.ts"
import { readSheet } from "./sheet.ts"
import type { WorkbookAnswer, WorkbookTask } from "./workbook-protocol.ts"

const port = parentPort
if (port === null) throw new Error("workbook-worker.ts runs as a worker thread")
const say = (answer: WorkbookAnswer) => port.postMessage(answer)

try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- workbook.ts gives the task
  await readSheet(workerData as WorkbookTask, say)
  say({ step: "done" })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const { kind, message, errors } = error
  say({ step: "refused", refusal: { kind, detail: message, errors } })
}
