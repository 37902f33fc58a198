import { type Static, Type } from "typebox"
import { Day, UnitId, UnitRef, View } from "../../registry/model.ts"
import { CheckResult, Comparator, Figure, FigureId, Period } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const OneOf = <T extends string>(...values: T[]) => Type.Unsafe<T>(Type.Enum(values))
const Text = Type.String()

/** Stable id of a plan: "bk-660-kh-ubnd". */
export const PlanId = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,63}$" })

/** Where a target stands; `docs/guides/plans.md` gives the rule in words. */
export const PlanStatus = OneOf(
  "behind",
  "uncertain",
  "on-trajectory",
  "reached",
  "exceeded",
  "no-data",
  "not-measurable",
)
export type PlanStatus = Static<typeof PlanStatus>

/** `late`: its deadline has passed and it is not done; `unknown`: nobody reported how it stands. */
export const TaskState = OneOf("late", "under-way", "not-started", "unknown", "done")
export type TaskState = Static<typeof TaskState>

/** How many targets stand where; what no target stands at is left out. */
export const StatusCounts = Type.Object({
  behind: Type.Optional(Type.Integer()),
  uncertain: Type.Optional(Type.Integer()),
  "on-trajectory": Type.Optional(Type.Integer()),
  reached: Type.Optional(Type.Integer()),
  exceeded: Type.Optional(Type.Integer()),
  "no-data": Type.Optional(Type.Integer()),
  "not-measurable": Type.Optional(Type.Integer()),
})
export type StatusCounts = Static<typeof StatusCounts>

/** `stated`: how many the text says there are; `listed`: how many are known by their words. */
const Counted = Type.Object({ stated: Nullable(Type.Integer()), listed: Type.Integer() })

export const PlanSummary = Type.Object({
  id: PlanId,
  /** As written; null where the sources do not give it. */
  number: Nullable(Text),
  title: Text,
  titleEn: Text,
  issuer: Nullable(Text),
  issued: Nullable(Period),
  place: UnitRef,
  /** What a place that is no more belongs to in the view. */
  nowPartOf: Type.Array(UnitRef),
  starts: Nullable(Day),
  ends: Nullable(Day),
  /** Read from a copy that nobody has compared with the original. */
  unchecked: Type.Boolean(),
  targets: Type.Integer(),
  counts: StatusCounts,
  goals: Counted,
  tasks: Counted,
  /** Tasks by their state; what none is in is left out. */
  taskStates: Type.Record(Text, Type.Integer()),
})
export type PlanSummary = Static<typeof PlanSummary>

/** A value that the published cells give: of a measure or an indicator, at a place, in a period. */
export const ComputedReading = Type.Object({
  code: Text,
  unit: UnitId,
  period: Period,
  exact: Text,
  unitOfMeasure: Text,
  /** How many of those who should report did: of the input that was reported least. */
  reported: Type.Integer(),
  expected: Type.Integer(),
  estimated: Type.Boolean(),
})
export type ComputedReading = Static<typeof ComputedReading>

/** One target held against the newest observation and the line that leads to it. */
export const TargetReport = Type.Object({
  id: Text,
  text: Text,
  textEn: Text,
  place: UnitRef,
  period: Nullable(Period),
  comparator: Nullable(Comparator),
  /** The value as written, digits and all; of a range its lower end. */
  exact: Nullable(Text),
  /** The upper end of a range. */
  highExact: Nullable(Text),
  unitOfMeasure: Nullable(Text),
  measure: Nullable(Text),
  /** The figure that the target is, where it was published as one. */
  figure: Nullable(FigureId),
  /** The newest observation that it is held against. */
  observation: Nullable(Figure),
  /** What it is held against where that was computed from cells: then there is no observation. */
  computed: Nullable(ComputedReading),
  /** Where the value that it is held against comes from. */
  source: Nullable(Text),
  sourceEn: Nullable(Text),
  baseline: Nullable(Type.Object({ exact: Text, period: Period })),
  status: PlanStatus,
  /** Observation minus target, in the unit of measure; null without data. */
  gapExact: Nullable(Text),
  /** What the line asks for at the end of the observation's period; null without a line. */
  expectedExact: Nullable(Text),
  /** Since when it is behind; null where that cannot be told or it is not behind. */
  since: Nullable(Day),
  /** Whether the time by which it is to be reached is over. */
  overdue: Type.Boolean(),
  /** Who answers for it: the organisation that the plan names, else the place. */
  by: Type.Object({ kind: OneOf("organisation", "place"), name: Text }),
  explanation: Text,
  explanationEn: Text,
  note: Text,
  noteEn: Text,
})
export type TargetReport = Static<typeof TargetReport>

export const TaskReport = Type.Object({
  id: Text,
  text: Text,
  textEn: Text,
  /** Its name where it is an organisation of the registry, else as the plan writes it. */
  organisation: Nullable(Text),
  /** Its id, where it is an organisation of the registry. */
  organisationId: Nullable(Text),
  deadline: Nullable(Period),
  state: TaskState,
  /** As it was last reported; null where nobody has. */
  reportedState: Nullable(OneOf("not-started", "under-way", "done")),
  /** In percent, as reported. */
  progress: Nullable(Type.Number()),
  /** Ids of evidence. */
  evidence: Type.Array(Text),
  /** The first day after the deadline of a late task. */
  since: Nullable(Day),
  note: Text,
})
export type TaskReport = Static<typeof TaskReport>

/** A target named from outside its plan. */
const TargetName = Type.Object({ plan: PlanId, target: Text, place: UnitRef })

/** Whether the targets given to units below add up to the one above. */
export const CascadeResult = Type.Object({
  parent: TargetName,
  text: Text,
  textEn: Text,
  children: Type.Array(
    Type.Interface([TargetName], { comparator: Nullable(Comparator), exact: Nullable(Text) }),
  ),
  /** `not-added`: it cannot be asked, for the reason given. */
  outcome: OneOf("pass", "fail", "incomplete", "not-added"),
  sumExact: Nullable(Text),
  explanation: Text,
  explanationEn: Text,
  /** What was reached, by the published cells of the newest period; null where none speak of it. */
  cells: Nullable(
    Type.Object({
      period: Period,
      wholeExact: Text,
      sumExact: Nullable(Text),
      /** Units given a part that have no value in the period. */
      silent: Type.Integer(),
      /** Units that report the measure and were given nothing. */
      without: Type.Integer(),
      explanation: Text,
      explanationEn: Text,
    }),
  ),
})
export type CascadeResult = Static<typeof CascadeResult>

/** Targets of one measure that older units of a place had. */
export const CarriedTargets = Type.Object({
  place: UnitRef,
  measure: Text,
  title: Text,
  titleEn: Text,
  how: OneOf("sum", "side-by-side"),
  comparator: Nullable(Comparator),
  exact: Nullable(Text),
  unitOfMeasure: Text,
  targets: Type.Array(
    Type.Interface([TargetName], {
      period: Nullable(Period),
      comparator: Nullable(Comparator),
      exact: Nullable(Text),
      figure: Nullable(FigureId),
    }),
  ),
  reason: Text,
  reasonEn: Text,
})
export type CarriedTargets = Static<typeof CarriedTargets>

/** `GET /api/v1/plans`. */
export const PlanList = Type.Object({
  view: View,
  /** What was known at this instant. */
  asOf: Text,
  /** The day against which deadlines are held. */
  on: Day,
  plans: Type.Array(PlanSummary),
  /** Of the asked place: targets of the units that it was made of. */
  carried: Type.Array(CarriedTargets),
})
export type PlanList = Static<typeof PlanList>

/** `GET /api/v1/plans/:planId`: targets and tasks, what is behind first. */
export const PlanDetail = Type.Interface([PlanSummary], {
  view: View,
  asOf: Text,
  on: Day,
  /** Grows with every change of the plan. */
  version: Type.Integer(),
  source: Text,
  note: Text,
  noteEn: Text,
  goalList: Type.Array(Type.Object({ id: Text, text: Text, textEn: Text })),
  taskList: Type.Array(TaskReport),
  targetList: Type.Array(TargetReport),
  /** Figures that the texts report with the plan, with the checks they fail. */
  figures: Type.Array(
    Type.Object({
      role: OneOf("goals", "tasks", "issued", "reported"),
      figure: Figure,
      failures: Type.Array(CheckResult),
    }),
  ),
  cascade: Type.Array(CascadeResult),
  /** Its targets beside those of the other older units of today's unit. */
  carried: Type.Array(CarriedTargets),
})
export type PlanDetail = Static<typeof PlanDetail>

/** `PUT /api/v1/plans/:planId/tasks/:taskId`. */
export const TaskChange = Type.Object({
  state: Nullable(OneOf("not-started", "under-way", "done")),
  progress: Nullable(Type.Number({ minimum: 0, maximum: 100 })),
  note: Type.String({ maxLength: 2000 }),
  evidence: Type.Array(Type.String({ pattern: "^[A-Za-z0-9_-]{1,64}$" }), { maxItems: 20 }),
  /** An organisation's id, or words as the plan writes them. */
  organisation: Nullable(Type.String({ minLength: 1, maxLength: 300 })),
  /** "2025-12-31", "2025-Q4", "12/2025". */
  deadline: Nullable(Type.String({ maxLength: 30 })),
  /** The version of the plan that was seen: a task that somebody changed since is refused. */
  version: Type.Integer({ minimum: 1 }),
})
export type TaskChange = Static<typeof TaskChange>

/** One version of a task that said something else than the one before. */
export const TaskVersion = Type.Object({
  version: Type.Integer(),
  recordedAt: Text,
  /** Who changed it: told to those who are signed in. */
  recordedBy: Text,
  organisation: Nullable(Text),
  deadline: Nullable(Period),
  state: Nullable(OneOf("not-started", "under-way", "done")),
  progress: Nullable(Type.Number()),
  evidence: Type.Array(Text),
  note: Text,
})
export type TaskVersion = Static<typeof TaskVersion>

/** A task that is late or due soon, for the work list of those who answer for it. */
export const DueTask = Type.Interface([TaskReport], {
  plan: PlanId,
  planTitle: Text,
  planTitleEn: Text,
  place: UnitRef,
})
export type DueTask = Static<typeof DueTask>
