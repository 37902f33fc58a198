import { stat } from "node:fs/promises"
import { basename, join } from "node:path"
import { Refusal } from "../../platform/problem.ts"
import { readTable } from "../../platform/table-file/index.ts"
import { directoryNotFound, listsRefused } from "../errors.ts"
import { LIST_COLUMNS, LIST_FILES, type ListRows, OPTIONAL_FILES } from "../lists/read.ts"
import type { Problem, WrittenRow } from "../rows.ts"

const LIMITS = { bytes: 32 * 2 ** 20, rows: 100_000, cellLength: 1_000, columns: 50 }

/** The rows of every list in a directory; a missing or unreadable file refuses them all. */
export async function readListFiles(directory: string): Promise<ListRows> {
  const found = await stat(directory).catch(() => null)
  if (found === null || !found.isDirectory()) throw directoryNotFound(basename(directory))
  const rows = new Map<(typeof LIST_FILES)[number], readonly WrittenRow[]>()
  const wrong: Problem[] = []
  const refuse = (file: string, message: string) =>
    wrong.push({ file, row: null, column: null, message })
  for (const file of LIST_FILES) {
    const path = join(directory, file)
    const there = await stat(path).catch(() => null)
    if (there === null) {
      if (!OPTIONAL_FILES.has(file)) refuse(file, "thiếu tệp này")
    } else if (there.isFile()) {
      try {
        const table = await readTable<string>(path, { columns: LIST_COLUMNS[file], limits: LIMITS })
        rows.set(file, table.rows)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refuse(file, withoutFile(error.message, file))
      }
    } else refuse(file, "không phải một tệp")
  }
  if (wrong.length > 0) throw listsRefused(wrong)
  return rows
}

/** A refusal of a table names its file first, as every problem here does by itself. */
function withoutFile(message: string, file: string): string {
  const place = `Tệp ${file}`
  const rest = message.startsWith(place) ? message.slice(place.length) : message
  return rest.replace(/^[,:\s]+/u, "").replace(/\.$/u, "")
}
