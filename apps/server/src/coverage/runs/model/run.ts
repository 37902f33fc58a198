import { type Static, Type } from "typebox"
import { Day, UnitId } from "../../../registry/model.ts"
import { RunFacts } from "./facts.ts"
import { RunId } from "./names.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/**
 * `computing` has nothing to show yet (see `progress`); `draft` is seen by readers; `published` by
 * everybody; `withdrawn` by everybody too, with the reason. Nothing published is ever changed.
 */
const RunState = Type.Union([
  Type.Literal("computing"),
  Type.Literal("draft"),
  Type.Literal("published"),
  Type.Literal("withdrawn"),
])
export type RunState = Static<typeof RunState>
/** How far a run is that the server computes. */
export const RunProgress = Type.Object({
  status: Type.Union([
    Type.Literal("queued"),
    Type.Literal("running"),
    Type.Literal("cancelling"),
    Type.Literal("cancelled"),
    Type.Literal("failed"),
  ]),
  phase: Nullable(
    Type.Union([Type.Literal("reading"), Type.Literal("computing"), Type.Literal("writing")]),
  ),
  /** Of the work, 0–1. */
  share: Type.Number(),
  /** Squares. */
  done: Type.Integer(),
  of: Type.Integer(),
  /** An estimate; null while nobody can say. */
  secondsLeft: Nullable(Type.Number()),
  askedAt: Type.String(),
  startedAt: Nullable(Type.String()),
  /** Why it failed. */
  failure: Nullable(
    Type.Object({
      title: Type.String(),
      detail: Type.String(),
      errors: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
    }),
  ),
})
export type RunProgress = Static<typeof RunProgress>

export const Run = Type.Object({
  id: RunId,
  name: Type.String(),
  state: RunState,
  /** In whose care it is; null: of the whole country. */
  unit: Nullable(UnitId),
  /** The published run to look at first: the newest of its unit; one of real stations before one of made-up ones. */
  current: Type.Boolean(),
  /** A newer published run of the same unit. */
  followedBy: Nullable(RunId),
  /** Some of its stations are made up: say so wherever it is shown. */
  illustrative: Type.Boolean(),
  /** All ground was taken for flat: say so wherever it is shown. */
  flatGround: Type.Boolean(),
  /** Null while it is computed. */
  facts: Nullable(RunFacts),
  /** Null once it is kept, and for everybody who is no reader. */
  progress: Nullable(RunProgress),
  /** Of the last step: when, Vietnamese day. */
  day: Nullable(Day),
  version: Type.Integer({ description: "Send it back with a change of state" }),
})
export type Run = Static<typeof Run>

const RunStep = Type.Object({
  state: RunState,
  day: Day,
  note: Type.String(),
  /** Null for everybody who is no reader. */
  by: Nullable(Type.String()),
  at: Type.String(),
})

/** A run with every state it had. */
export const RunDetail = Type.Interface([Run], { history: Type.Array(RunStep) })
export type RunDetail = Static<typeof RunDetail>

export const RunQuestion = Type.Object({
  /** Runs of this unit and of units below it. */
  unit: Type.Optional(UnitId),
  state: Type.Optional(RunState),
})
export type RunQuestion = Static<typeof RunQuestion>

export const RunList = Type.Object({
  /** The newest first. */
  rows: Type.Array(Run),
  /** The run to look at first: of the unit asked for, otherwise of all. */
  current: Nullable(RunId),
})
export type RunList = Static<typeof RunList>
