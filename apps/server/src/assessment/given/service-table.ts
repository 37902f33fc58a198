import type { Actor, Context } from "../../platform/context.ts"
import { givenWrong } from "../errors.ts"
import { treeOf } from "../index-set/tree.ts"
import type { FigureOrigin, GivenTable, GivenTableRead } from "../model.ts"
import { giveValues, standingFigures } from "../service/given-service.ts"
import { indexOf, roundOf } from "../service/round-service.ts"
import { listParticipants } from "../store/round-store.ts"
import { originInWords, unitFigureKey } from "./given-problems.ts"
import { pastedRows } from "./pasted-rows.ts"
import { readValues } from "./read-values.ts"
import { roundFinder } from "./service-finder.ts"

/**
 * Reads figures out of a pasted table beside what stands now; gives them where that is asked and
 * every row can be taken.
 */
export async function giveTable(
  ctx: Context,
  id: string,
  table: GivenTable,
  actor: Actor,
): Promise<GivenTableRead> {
  const round = await roundOf(ctx.db, id)
  const tree = treeOf(await indexOf(ctx.db, round))
  const from = table.from.normalize("NFC").trim()
  const pasted = pastedRows(table.rows, { criterion: table.criterion, name: table.name })
  const read = readValues(pasted.rows, tree, await roundFinder(ctx, id), table.decimalMark)
  const findings = [...pasted.findings, ...read.findings]
  const values = await beside(ctx, id, read.values)
  if (!table.commit) return { values, findings, given: null, same: null }
  const wrong = findings.map(({ row, column, message }) => ({
    pointer: `/rows/${row - 1}`,
    detail: `dòng ${row}, ${column}: ${message}`,
  }))
  if (values.length === 0) wrong.push({ pointer: "/rows", detail: "không có số liệu nào" })
  if (from.length < 3) wrong.push({ pointer: "/from", detail: "hãy nêu nguồn số liệu" })
  if (wrong.length > 0) throw givenWrong(wrong)
  const source: FigureOrigin = { kind: "given", from }
  const { given, same } = await giveValues(ctx, id, read.values, () => source, actor)
  return { values, findings: [], given, same }
}

/** Each figure with its agency's name and with what stands now. */
async function beside(
  { db }: Context,
  round: string,
  values: ReturnType<typeof readValues>["values"],
): Promise<GivenTableRead["values"]> {
  const names = new Map((await listParticipants(db, round)).map((one) => [one.unit, one.name]))
  const standing = await standingFigures(db, round)
  return values.map((one) => {
    const now = standing.get(unitFigureKey(one))
    return {
      ...one,
      unitName: names.get(one.unit) ?? one.unit,
      before: now?.value ?? null,
      beforeFrom: now === undefined || now.value === null ? "" : originInWords(now.source),
    }
  })
}
