/** One workbook, read in a process of its own that may be ended at any moment. */
import { Refusal } from "../problem.ts"
import { readSheets } from "./grid-sheets.ts"
import { readSheet } from "./sheet.ts"
import type { WorkbookAnswer, WorkbookTask } from "./workbook-protocol.ts"

let last = Promise.resolve()
/** What is said is written one after the other; disconnecting before that would lose it. */
const say = (answer: WorkbookAnswer): void => {
  const { promise, resolve } = Promise.withResolvers<void>()
  process.send?.(answer, undefined, undefined, () => resolve())
  last = promise
}
const written = () => last

async function read(task: WorkbookTask): Promise<void> {
  try {
    if (task.step === "table") await readSheet(task, say)
    else await readSheets(task, say)
    say({ step: "done" })
  } catch (error) {
    if (error instanceof Refusal) {
      const { kind, message, errors } = error
      say({ step: "refused", refusal: { kind, detail: message, errors } })
    } else {
      say({ step: "broken", stack: error instanceof Error ? (error.stack ?? "") : String(error) })
    }
  }
  await written()
  process.disconnect()
}

// What arrives is a view into the channel's own buffer: the reader is given bytes of its own.
process.once("message", (task: WorkbookTask) => {
  void read({ ...task, bytes: new Uint8Array(task.bytes) })
})
