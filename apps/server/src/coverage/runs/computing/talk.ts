import { type Static, Type } from "typebox"
import type { ReadStations } from "../../stations/import-stations.ts"
import type { PlannedRun } from "./plan.ts"

/** What the thread is started with that prepares or computes a run. */
export interface ThreadStart {
  readonly plan: PlannedRun
  readonly read: ReadStations
  /** Null: only look whether it can be computed. */
  readonly compute: {
    readonly out: string
    readonly squares: string
    readonly workers: number
  } | null
}

/** What it tells. */
export type Told =
  | {
      readonly kind: "progress"
      readonly share: number
      readonly done: number
      readonly of: number
    }
  | { readonly kind: "writing" }
  | { readonly kind: "refused"; readonly refused: Refused }
  | ({ readonly kind: "done" } & Done)

/** What came of it: squares by what was done for them. */
export interface Done {
  readonly cancelled: boolean
  readonly computed: number
  readonly updated: number
  readonly reused: number
}

/** A refusal on its way between threads. */
export const Refused = Type.Object({
  code: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  detail: Type.String(),
  errors: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
})
export type Refused = Static<typeof Refused>

/** The one thing that a thread is told. */
export const STOP = "stop"
