import { type ChildProcess, fork } from "node:child_process"
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
 * Reads a workbook in a process of its own with a limit of memory and of time: whatever a
 * hostile file does there, this process goes on. Not a thread: one that is ended at its limit
 * can take its process with it.
 */
export async function readWorkbook(
  bytes: Buffer,
  file: string,
  wanted: Wanted,
  sheet: string | null,
  limits: Limits,
): Promise<WorkbookTable> {
  const child = fork(new URL("./workbook-child.ts", import.meta.url), [], {
    execArgv: [`--max-old-space-size=${limits.heapMegabytes}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  try {
    const table = collect(child, file, limits)
    const task: WorkbookTask = { bytes: new Uint8Array(bytes), file, wanted, sheet, limits }
    // A child that is gone before it has read its task is told by its exit.
    child.send(task, () => undefined)
    return await table
  } finally {
    child.kill("SIGKILL")
  }
}

function collect(child: ChildProcess, file: string, limits: Limits): Promise<WorkbookTable> {
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
  child.on("message", (answer: WorkbookAnswer) => {
    if (answer.step === "refused") {
      const { kind, detail, errors } = answer.refusal
      reject(new Refusal(kind, detail, errors))
    } else if (answer.step === "broken") {
      reject(new Error(answer.stack))
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
  child.on("error", reject)
  child.on("exit", (code, signal) => reject(whyItStopped(code, signal, file)))
  return promise.finally(() => clearTimeout(timer))
}

function unpackBatch(batch: RowBatch, make: ReturnType<typeof rowMaker>, rows: TableRow[]): void {
  const width = batch.rows.length === 0 ? 0 : batch.texts.length / batch.rows.length
  batch.rows.forEach((row, at) => {
    rows.push(make(row, batch.texts.slice(at * width, (at + 1) * width), batch.kinds[at] ?? null))
  })
}

/** What Node's exit says: it aborts (SIGABRT, or 134 of a shell's count) where its heap is full. */
function whyItStopped(code: number | null, signal: string | null, file: string): Refusal {
  return signal === "SIGABRT" || signal === "SIGTRAP" || code === 134
    ? tooLarge({ file }, "bảng tính cần quá nhiều bộ nhớ để đọc. Hãy lưu thành .csv.")
    : unreadable({ file }, "việc đọc bảng tính dừng giữa chừng.")
}
