import type { Actor, Context } from "../../platform/context.ts"
import { readTable } from "../../platform/table-file/index.ts"
import { treeOf } from "../index-set/tree.ts"
import { giveValues } from "../service/given-service.ts"
import { indexOf, roundOf } from "../service/round-service.ts"
import { roundFinder } from "./service-finder.ts"
import {
  type ReadValue,
  readValues,
  VALUE_COLUMNS,
  VALUE_OPTIONAL,
  type ValueColumn,
  type ValueFinding,
} from "./read-values.ts"

interface GivenFile {
  readonly round: string
  readonly path: string
  readonly from: string
  readonly decimalMark?: "comma" | "point" | undefined
  readonly commit: boolean
}

/** What a file of given figures came to. */
interface FileGiven {
  readonly values: readonly ReadValue[]
  readonly findings: readonly ValueFinding[]
  /** Null where nothing was written. */
  readonly given: number | null
  readonly same: number | null
}

/** Reads figures that the province gives its agencies, and gives them where every row can be taken. */
export async function giveFile(
  ctx: Context,
  { round: id, path, from, decimalMark, commit }: GivenFile,
  actor: Actor,
): Promise<FileGiven> {
  const round = await roundOf(ctx.db, id)
  const tree = treeOf(await indexOf(ctx.db, round))
  const table = await readTable<ValueColumn>(path, {
    columns: VALUE_COLUMNS,
    optional: VALUE_OPTIONAL,
  })
  const find = await roundFinder(ctx, id)
  const { values, findings } = readValues(table.rows, tree, find, decimalMark)
  const nothing = { values, findings, given: null, same: null }
  if (findings.length > 0 || values.length === 0 || !commit) return nothing
  const { given, same } = await giveValues(
    ctx,
    id,
    values,
    (row) => ({ kind: "given", from, file: table.fileName, sha256: table.sha256, row }),
    actor,
  )
  return { ...nothing, given, same }
}
