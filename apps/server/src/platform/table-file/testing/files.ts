import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readTable, type ReadOptions, type TableFile } from "../index.ts"
import { Refusal } from "../../problem.ts"

/** A folder for the files of one test file; `remove` when done. */
export function fileFolder() {
  const folder = mkdtempSync(join(tmpdir(), "tinhso-table-"))
  const write = (name: string, content: Buffer | string): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  return {
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    read: <Column extends string>(
      name: string,
      content: Buffer | string,
      options: ReadOptions<Column>,
    ): Promise<TableFile<Column>> => readTable(write(name, content), options),
    /** The words of the refusal that reading this file ends with. */
    refusal: async (
      name: string,
      content: Buffer | string,
      options: ReadOptions,
    ): Promise<string> => {
      const refused = await readTable(write(name, content), options).catch(
        (error: unknown) => error,
      )
      if (!(refused instanceof Refusal))
        throw new Error(`${name} was not refused`, { cause: refused })
      return refused.message
    },
  }
}
