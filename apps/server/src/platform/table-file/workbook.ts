import { unreadable } from "./errors.ts"
import type { Header, Wanted } from "./header.ts"
import type { Limits, TableRow } from "./model.ts"
import { rowMaker } from "./rows.ts"
import { inChild } from "./workbook-process.ts"
import type { RowBatch, WorkbookAnswer } from "./workbook-protocol.ts"

export interface WorkbookTable {
  readonly sheet: string
  readonly encoding: null
  readonly delimiter: null
  readonly header: Header
  readonly notes: readonly string[]
  readonly rows: readonly TableRow[]
}

type Head = Extract<WorkbookAnswer, { step: "head" }>

/** Reads the one sheet of a workbook whose header has the wanted columns. */
export async function readWorkbook(
  bytes: Buffer,
  file: string,
  wanted: Wanted,
  sheet: string | null,
  limits: Limits,
): Promise<WorkbookTable> {
  const rows: TableRow[] = []
  let head: Head | null = null
  let make: ReturnType<typeof rowMaker> | null = null
  await inChild(
    { step: "table", bytes: new Uint8Array(bytes), file, wanted, sheet, limits },
    (answer) => {
      if (answer.step === "head") {
        head = answer
        make = rowMaker(answer.header)
      } else if (answer.step === "rows" && make !== null) unpackBatch(answer, make, rows)
    },
  )
  return tableOf(head, rows, file)
}

function tableOf(head: Head | null, rows: readonly TableRow[], file: string): WorkbookTable {
  if (head === null) throw unreadable({ file }, "việc đọc bảng tính dừng giữa chừng.")
  const { sheet, header, notes } = head
  return { sheet, encoding: null, delimiter: null, header, notes, rows }
}

function unpackBatch(batch: RowBatch, make: ReturnType<typeof rowMaker>, rows: TableRow[]): void {
  const width = batch.rows.length === 0 ? 0 : batch.texts.length / batch.rows.length
  batch.rows.forEach((row, at) => {
    rows.push(make(row, batch.texts.slice(at * width, (at + 1) * width), batch.kinds[at] ?? null))
  })
}
