import { Worker } from "node:worker_threads"
import { Refusal } from "../problem.ts"
import { tooLarge, unreadable } from "./errors.ts"
import type { Header, Wanted } from "./header.ts"
import type { Limits, TableRow } from "./model.ts"
import { rowMaker } from "./rows.ts"
import type { RowBatch, WorkbookAnswer, WorkbookTask } from "./workbook-protocol.ts"

export interface WorkbookTable {
  readonly sheet: string
  readonly encoding: null
  readonly delimiter: null
  readonly header: Header
  readonly notes: readonly string[]
  readonly rows: readonly TableRow[]
}

type Head = Extract<WorkbookAnswer, { step: "head" }>

/**
 * Reads a workbook in a thread of its own with a limit of memory and of time: whatever a
 * hostile file does there, this thread goes on.
 */
export async function readWorkbook(
  bytes: Buffer,
  file: string,
  wanted: Wanted,
  sheet: string | null,
  limits: Limits,
): Promise<WorkbookTable> {
  const copy = new Uint8Array(bytes)
  const task: WorkbookTask = { bytes: copy, file, wanted, sheet, limits }
  const worker = new Worker(new URL("./workbook-worker.ts", import.meta.url), {
    workerData: task,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, stackSizeMb: 4 },
  })
  try {
    return await collect(worker, file, limits)
  } finally {
    await worker.terminate()
  }
}

function collect(worker: Worker, file: string, limits: Limits): Promise<WorkbookTable> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkbookTable>()
  const timer = setTimeout(
    () =>
      reject(
        tooLarge({ file }, `đọc quá ${limits.seconds} giây mà chưa xong. Hãy lưu thành .csv.`),
      ),
    limits.seconds * 1000,
  )
  let head: Head | null = null
  const rows: TableRow[] = []
  let make: ReturnType<typeof rowMaker> | null = null
  worker.on("message", (answer: WorkbookAnswer) => {
    if (answer.step === "refused") {
      const { kind, detail, errors } = answer.refusal
      reject(new Refusal(kind, detail, errors))
    } else if (answer.step === "head") {
      head = answer
      make = rowMaker(answer.header)
    } else if (answer.step === "rows") {
      if (make !== null) unpackBatch(answer, make, rows)
    } else if (head !== null) {
      const { sheet, header, notes } = head
      resolve({ sheet, encoding: null, delimiter: null, header, notes, rows })
    }
  })
  worker.on("error", (error) => reject(whyItStopped(error, file)))
  worker.on("exit", () => reject(unreadable({ file }, "việc đọc bảng tính dừng giữa chừng.")))
  return promise.finally(() => clearTimeout(timer))
}

function unpackBatch(batch: RowBatch, make: ReturnType<typeof rowMaker>, rows: TableRow[]): void {
  const width = batch.rows.length === 0 ? 0 : batch.texts.length / batch.rows.length
  batch.rows.forEach((row, at) => {
    rows.push(make(row, batch.texts.slice(at * width, (at + 1) * width), batch.kinds[at] ?? null))
  })
}

function whyItStopped(error: Error, file: string): Error {
  if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return tooLarge({ file }, "bảng tính cần quá nhiều bộ nhớ để đọc. Hãy lưu thành .csv.")
  }
  return error
}
