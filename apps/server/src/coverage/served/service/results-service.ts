import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { resultNotFound } from "../errors.ts"
import type { ResultList, ResultQuestion, ServedResult } from "../model.ts"
import { listResults, type ResultRow } from "../store/served-store.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { operatorNames } from "./operator-names.ts"
import { type KnownRun, runsSeen } from "./runs-service.ts"

/** Results whose runs whoever asks may see, the newest first. */
async function resultsSeen(ctx: Context, sees: SeesRun): Promise<ServedResult[]> {
  const runs = await runsSeen(ctx, sees)
  const rows = (await listResults(ctx.db)).flatMap((row) => {
    const run = runs.get(row.run)
    return run === undefined ? [] : [{ row, run }]
  })
  const current = currentOf(rows)
  const names = await operatorNames(ctx)
  return rows.map(({ row, run }) => ({
    ...told(row, run, row.id === current),
    operatorNames: namesOf(row, names),
  }))
}

/**
 * The published result to look at first: of the run to look at first, otherwise the newest; one of real
 * records before one of made-up ones.
 */
function currentOf(rows: readonly { row: ResultRow; run: KnownRun }[]): string | null {
  const published = rows.filter(({ run }) => run.state === "published")
  const real = published.filter(({ row }) => !row.illustrative)
  const some = real.length > 0 ? real : published
  const first = some.find(({ run }) => run.current) ?? some[0]
  return first?.row.id ?? null
}

function namesOf({ layers }: ResultRow, names: ReadonlyMap<string, string>) {
  const known = layers.flatMap(({ operator }) => {
    const name = operator === null ? undefined : names.get(operator)
    return operator === null || name === undefined ? [] : [[operator, name] as const]
  })
  return Object.fromEntries(known)
}

const told = (
  row: ResultRow,
  run: KnownRun,
  current: boolean,
): Omit<ServedResult, "operatorNames"> => ({
  ...row,
  runName: run.name,
  unit: run.unit,
  flatGround: run.flatGround,
  state: run.state,
  current,
})

export async function findResults(
  ctx: Context,
  { run, unit }: ResultQuestion,
  sees: SeesRun,
): Promise<ResultList> {
  const all = await resultsSeen(ctx, sees)
  const runs = await runsSeen(ctx, sees)
  const rows = all.filter(
    (one) =>
      (run === undefined || one.run === run) &&
      (unit === undefined || runs.get(one.run)?.unit === unit),
  )
  return { rows, current: (rows.find((one) => one.current) ?? rows[0])?.id ?? null }
}

/** The result of an id; without one that to look at first, null where there is none. */
export async function resultAsked(
  ctx: Context,
  id: string | undefined,
  sees: SeesRun,
): Promise<ServedResult | null> {
  if (id !== undefined) return resultOf(ctx, id, sees)
  return (await resultsSeen(ctx, sees)).find(({ current }) => current) ?? null
}

/** A result that whoever asks may see. */
export async function resultOf(ctx: Context, id: string, sees: SeesRun): Promise<ServedResult> {
  const found = (await resultsSeen(ctx, sees)).find((one) => one.id === id)
  if (found === undefined) throw resultNotFound(id)
  return found
}

export const today = (ctx: Context): string => dayInVietnam(ctx.now())
