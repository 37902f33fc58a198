import type { Context } from "../../../platform/context.ts"
import { listRuns, seenRun, type SeesRun } from "../../runs/service/read-service.ts"
import { picturesOfRun } from "../../service/run-pictures.ts"
import type { PictureFrame } from "../../served-area/served-area.ts"
import { runNotKept } from "../errors.ts"
import type { ServedResult } from "../model.ts"
import type { ClassPicture } from "../read-pictures.ts"

/** What is told of a run beside its results. */
export interface KnownRun {
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly state: ServedResult["state"]
  /** The published run of its unit to look at first. */
  readonly current: boolean
  readonly flatGround: boolean
}

/** A kept run whose pictures can be read. */
export interface OpenRun {
  readonly id: string
  readonly unit: string | null
  readonly illustrative: boolean
  readonly frame: PictureFrame
  readonly pictures: readonly ClassPicture[]
}

/** The kept runs that whoever asks may see. */
export async function runsSeen(ctx: Context, sees: SeesRun): Promise<Map<string, KnownRun>> {
  const { rows } = await listRuns(ctx, {}, sees)
  return new Map(
    rows.flatMap(({ id, name, unit, state, current, flatGround }) =>
      state === "computing" ? [] : [[id, { id, name, unit, state, current, flatGround }] as const],
    ),
  )
}

/** A kept run that whoever asks may see, with its pictures of classes. */
export async function openRun(ctx: Context, id: string, sees: SeesRun): Promise<OpenRun> {
  const { unit, illustrative, facts } = await seenRun(ctx, id, sees)
  if (facts === null) throw runNotKept(id)
  const { classes } = await picturesOfRun(ctx, id, sees)
  const { columns, rows, frame } = facts
  const pictures = facts.layers.flatMap(({ technology, operator, files }) => {
    const file = files.find(({ what }) => what === "covered")
    return file === undefined ? [] : [{ technology, operator, read: () => classes(file.name) }]
  })
  return { id, unit, illustrative, frame: { ...frame, columns, rows }, pictures }
}
