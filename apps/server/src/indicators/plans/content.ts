import { type Static, Type } from "typebox"
import { Level } from "../../registry/model.ts"
import { Comparator, Period } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))
const Text = Type.String()

const GoalText = Type.Object({ id: Text, text: Text, textEn: Text })
type GoalText = Static<typeof GoalText>

export const TaskText = Type.Object({
  id: Text,
  text: Text,
  textEn: Text,
  organisation: Nullable(Text),
  deadline: Nullable(Period),
  /** As reported; null where nobody reported it. */
  state: Nullable(OneOf("not-started", "under-way", "done")),
  /** In percent, as reported. */
  progress: Nullable(Type.Number()),
  /** Ids of evidence, a space between them; null without any. */
  evidence: Nullable(Text),
  note: Text,
})
export type TaskText = Static<typeof TaskText>

export const TargetText = Type.Object({
  id: Text,
  text: Text,
  textEn: Text,
  /** The figure that it is; then unit, period and value are the figure's. */
  figure: Nullable(Text),
  measure: Nullable(Text),
  unit: Text,
  placeName: Text,
  period: Nullable(Period),
  comparator: Nullable(Comparator),
  value: Nullable(Text),
  high: Nullable(Text),
  unitOfMeasure: Nullable(Text),
  direction: Nullable(OneOf("higher", "lower")),
  baselineValue: Nullable(Text),
  baselinePeriod: Nullable(Period),
  organisation: Nullable(Text),
  parentPlan: Nullable(Text),
  parentTarget: Nullable(Text),
  note: Text,
  noteEn: Text,
})
export type TargetText = Static<typeof TargetText>

const FigureRole = OneOf("goals", "tasks", "issued", "reported")
const PlanFigure = Type.Object({ figure: Text, role: FigureRole })
type PlanFigure = Static<typeof PlanFigure>

/** What a plan says of itself as a document. */
export const PlanHead = Type.Object({
  id: Text,
  number: Nullable(Text),
  issued: Nullable(Period),
  issuer: Nullable(Text),
  title: Text,
  titleEn: Text,
  unit: Text,
  placeName: Text,
  placeLevel: Level,
  starts: Nullable(Text),
  ends: Nullable(Text),
  source: Text,
  unchecked: Type.Boolean(),
  note: Text,
  noteEn: Text,
})
export type PlanHead = Static<typeof PlanHead>

/** A plan as it was written, all parts in the order of the document. */
export interface PlanText {
  readonly head: PlanHead
  readonly goals: readonly GoalText[]
  readonly tasks: readonly TaskText[]
  readonly targets: readonly TargetText[]
  readonly figures: readonly PlanFigure[]
}

/** Rows of parts as they are stored, each with the plan it belongs to. */
const ofPlan = { plan: Text }
export const StoredGoal = Type.Interface([GoalText], ofPlan)
export const StoredTask = Type.Interface([TaskText], ofPlan)
export const StoredTarget = Type.Interface([TargetText], ofPlan)
export const StoredPlanFigure = Type.Interface([PlanFigure], ofPlan)
