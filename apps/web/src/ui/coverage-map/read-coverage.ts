import type {
  PlaceAnswer,
  Run,
  RunDetail,
  RunList,
  WhyAnswer,
} from "@tinhso/server/coverage/runs/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { type Place, placeText } from "./address.ts"
import {
  nameLayers,
  nameRun,
  nameWhy,
  type OperatorNames,
  operatorNames,
} from "./operator-names.ts"
import type { PlaceSaid } from "./PlaceSays.tsx"
import { layerShown } from "./verdict-text.ts"

/** Reads our own API; a refusal throws. */
export type Read = <T>(path: string) => Promise<T>

const RUNS = "/api/v1/coverage/runs"

export interface RunsKnown {
  /** Runs that can be looked at, the newest first. */
  readonly runs: readonly Run[]
  /** The one that is shown; null where there is none, or not the one asked for. */
  readonly run: Run | null
  /** Whether it is one that the address names. */
  readonly named: boolean
  readonly operators: OperatorNames
}

/** The runs there are, and the one to show: the one asked for, else the current one. */
export async function readRuns(read: Read, asked: string): Promise<RunsKnown> {
  const [{ rows, current }, kinds] = await Promise.all([
    read<RunList>(RUNS),
    read<AssetKindListed[]>("/api/v1/asset-kinds"),
  ])
  const operators = operatorNames(kinds)
  const runs = rows.filter(({ facts }) => facts !== null).map((one) => nameRun(one, operators))
  const wanted = asked === "" ? current : asked
  const listed = runs.find(({ id }) => id === wanted) ?? null
  const run = listed ?? (asked === "" ? null : await readRun(read, asked))
  const shown = run?.facts == null ? null : nameRun(run, operators)
  return { runs, run: shown, named: asked !== "", operators }
}

const readRun = (read: Read, id: string): Promise<Run | null> =>
  read<RunDetail>(`${RUNS}/${id}`).catch(() => null)

/** What a run says of a place, and why. `told` gives the words of a refusal, null for a bug. */
export async function readPlaceSaid(
  read: Read,
  { run, operators }: { readonly run: Run; readonly operators: OperatorNames },
  place: Place,
  layer: string,
  told: (error: unknown) => string | null,
): Promise<PlaceSaid> {
  const [lon, lat] = placeText(place).split(",")
  const at = `lon=${lon}&lat=${lat}`
  const answer = await read<PlaceAnswer>(`${RUNS}/${run.id}/at?${at}`)
  const shown = layerShown(answer.layers, layer)
  const named = { ...answer, layers: nameLayers(answer.layers, operators) }
  const base = { run, answer: named, layer: shown?.key ?? "" }
  if (shown === null) return { ...base, why: null, unexplained: null }
  const query = new URLSearchParams({ technology: shown.technology, count: "8" })
  if (shown.operator !== null) query.set("operator", shown.operator)
  try {
    const why = await read<WhyAnswer>(`${RUNS}/${run.id}/why?${at}&${query.toString()}`)
    return { ...base, why: nameWhy(why, operators), unexplained: null }
  } catch (error) {
    const unexplained = told(error)
    if (unexplained === null) throw error
    return { ...base, why: null, unexplained }
  }
}
