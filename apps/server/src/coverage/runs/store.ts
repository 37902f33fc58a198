import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { NewRun } from "./model.ts"
import { StoredFacts } from "./kept-facts.ts"

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const RunRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: OrNull(Type.String()),
  illustrative: Type.Boolean(),
  flatGround: Type.Boolean(),
  asked: OrNull(NewRun),
  facts: OrNull(StoredFacts),
})

const StepState = Type.Union([
  Type.Literal("draft"),
  Type.Literal("published"),
  Type.Literal("withdrawn"),
])
const StepRow = Type.Object({
  run: Type.String(),
  version: Type.Integer(),
  state: StepState,
  day: Type.String(),
  note: Type.String(),
  by: Type.String(),
  at: Type.String(),
})
export type StepRow = Static<typeof StepRow>

const Failure = Type.Object({
  title: Type.String(),
  detail: Type.String(),
  errors: Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() })),
})
export type TaskFailure = Static<typeof Failure>

const TaskRow = Type.Object({
  run: Type.String(),
  status: Type.Union([
    Type.Literal("queued"),
    Type.Literal("running"),
    Type.Literal("cancelling"),
    Type.Literal("cancelled"),
    Type.Literal("failed"),
  ]),
  phase: OrNull(
    Type.Union([Type.Literal("reading"), Type.Literal("computing"), Type.Literal("writing")]),
  ),
  share: Type.Number(),
  done: Type.Integer(),
  total: Type.Integer(),
  failure: OrNull(Failure),
  askedAt: Type.String(),
  startedAt: OrNull(Type.String()),
})
export type TaskRow = Static<typeof TaskRow>

/** A run with every state it had, and what the server does for it. */
export interface KeptRun extends Static<typeof RunRow> {
  readonly history: readonly StepRow[]
  readonly task: TaskRow | null
}

const taskColumns = sql`run, status, phase, share, done, total, failure, asked_at as "askedAt",
  started_at as "startedAt"`

/** All runs, the newest first: some hundred at most. */
export function readRuns(db: Reader): Promise<readonly KeptRun[]> {
  return untilCommit(db, "coverage.runs", async () => {
    const runs = await db.many(
      RunRow,
      sql`select id, name, unit, illustrative, flat_ground as "flatGround", asked, facts
          from coverage.run order by number desc`,
    )
    const steps = await db.many(
      StepRow,
      sql`select run, version, state, day, note, actor as by, at
          from coverage.run_step order by run, version`,
    )
    const tasks = await db.many(TaskRow, sql`select ${taskColumns} from coverage.run_task`)
    const byRun = Map.groupBy(steps, ({ run }) => run)
    const taskOf = new Map(tasks.map((task) => [task.run, task]))
    return runs.map((run) => ({
      ...run,
      history: byRun.get(run.id) ?? [],
      task: taskOf.get(run.id) ?? null,
    }))
  })
}

/** A new run, whatever is known of it. */
export interface RunToAdd {
  readonly name: string
  readonly unit: string | null
  readonly illustrative: boolean
  readonly flatGround: boolean
  readonly asked: NewRun | null
  readonly facts: StoredFacts | null
}

interface Act {
  readonly by: string
  readonly at: string
}

/** Adds a run under the next number; gives its id. */
export async function addRun(tx: Writer, run: RunToAdd, { by, at }: Act): Promise<string> {
  const [number = 0] = await tx.column(Type.Integer(), sql`select nextval('coverage.run_number')`)
  const id = `PS-${String(number).padStart(6, "0")}`
  await tx.run(sql`
    insert into coverage.run (id, number, name, unit, illustrative, flat_ground, asked, facts, actor, at)
    values (${id}, ${number}, ${run.name}, ${run.unit}, ${run.illustrative}, ${run.flatGround},
      ${jsonOrNull(run.asked)}::jsonb, ${jsonOrNull(run.facts)}::jsonb, ${by}, ${at}::timestamptz)`)
  return id
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** Fills in what a run came to; nothing where it has been filled or is gone. */
export function fillRun(
  tx: Writer,
  id: string,
  run: Pick<RunToAdd, "illustrative" | "flatGround" | "facts">,
): Promise<number> {
  return tx.run(sql`
    update coverage.run
    set illustrative = ${run.illustrative}, flat_ground = ${run.flatGround},
        facts = ${jsonOrNull(run.facts)}::jsonb
    where id = ${id} and facts is null`)
}

export async function addStep(tx: Writer, step: StepRow): Promise<void> {
  await tx.run(sql`
    insert into coverage.run_step (run, version, state, day, note, actor, at)
    values (${step.run}, ${step.version}, ${step.state}, ${step.day}::date, ${step.note}, ${step.by},
      ${step.at}::timestamptz)`)
}

/** The last state of a run, which nobody else changes until the transaction ends. */
export async function lockedStep(tx: Writer, id: string): Promise<StepRow | null> {
  await tx.column(Type.String(), sql`select id from coverage.run where id = ${id} for update`)
  return tx.one(
    StepRow,
    sql`select run, version, state, day, note, actor as by, at
        from coverage.run_step where run = ${id} order by version desc limit 1`,
  )
}

export const deleteRun = (tx: Writer, id: string): Promise<number> =>
  tx.run(sql`delete from coverage.run where id = ${id}`)

/** What the server does for a run, which nobody else changes until the transaction ends. */
export const lockedTask = (tx: Writer, id: string): Promise<TaskRow | null> =>
  tx.one(TaskRow, sql`select ${taskColumns} from coverage.run_task where run = ${id} for update`)

export async function addTask(tx: Writer, id: string, at: string): Promise<void> {
  await tx.run(sql`
    insert into coverage.run_task (run, status, asked_at) values (${id}, 'queued', ${at}::timestamptz)`)
}

export async function setStatus(tx: Writer, id: string, status: TaskRow["status"]): Promise<void> {
  await tx.run(sql`
    update coverage.run_task
    set status = ${status}, failure = null
    where run = ${id}`)
}

/** A run that a process has taken to compute. */
export interface ClaimedTask {
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly asked: NewRun
  /** Who asked for it. */
  readonly by: string
}

const Waiting = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: OrNull(Type.String()),
  asked: NewRun,
  by: Type.String(),
  status: TaskRow.properties.status,
  holder: OrNull(Type.String()),
  aliveUntil: OrNull(Type.String()),
})

interface Claim {
  readonly holder: string
  readonly now: Date
  readonly aliveMs: number
  /** Whether no other process can be there. */
  readonly alone: boolean
}

/** Takes the first run that waits or whose process is gone; null while another process computes one. */
export async function claimTask(
  tx: Writer,
  { holder, now, aliveMs, alone }: Claim,
): Promise<ClaimedTask | null> {
  await tx.run(sql`lock table coverage.run_task in share row exclusive mode`)
  const open = await tx.many(
    Waiting,
    sql`select r.id, r.name, r.unit, r.asked, r.actor as by, t.status, t.holder,
               t.alive_until as "aliveUntil"
        from coverage.run_task t join coverage.run r on r.id = t.run
        where t.status in ('queued', 'running', 'cancelling') and r.asked is not null
        order by t.asked_at, r.number`,
  )
  const isAlive = (one: Static<typeof Waiting>) =>
    !alone && one.aliveUntil !== null && Date.parse(one.aliveUntil) > now.getTime()
  if (open.some((one) => one.status !== "queued" && one.holder !== holder && isAlive(one))) {
    return null
  }
  for (const one of open.filter(({ status }) => status === "cancelling")) {
    await setStatus(tx, one.id, "cancelled")
  }
  const next = open.find(({ status }) => status !== "cancelling")
  if (next === undefined) return null
  const until = new Date(now.getTime() + aliveMs)
  await tx.run(sql`
    update coverage.run_task
    set status = 'running', holder = ${holder}, alive_until = ${until}, started_at = ${now},
        phase = 'reading', failure = null
    where run = ${next.id}`)
  const { id, name, unit, asked, by } = next
  return { id, name, unit, asked, by }
}

/** Puts a run back that was stopped: into the queue, to rest where it was cancelled, or as failed. */
export async function releaseTask(
  tx: Writer,
  { id, holder, failure }: { id: string; holder: string; failure: TaskFailure | null },
): Promise<void> {
  await tx.run(sql`
    update coverage.run_task
    set status = case
          when ${failure === null} is false then 'failed'
          when status = 'cancelling' then 'cancelled'
          else 'queued'
        end,
        failure = ${jsonOrNull(failure)}::jsonb, holder = null, alive_until = null, phase = null
    where run = ${id} and holder = ${holder}`)
}

interface Beat extends Pick<TaskRow, "share" | "done" | "total"> {
  readonly id: string
  readonly holder: string
  readonly until: Date
  readonly phase: NonNullable<TaskRow["phase"]>
}

/** Says that a process is alive; gives what has become of its run meanwhile. */
export async function aliveFor(tx: Writer, beat: Beat): Promise<TaskRow["status"] | "gone"> {
  const { id, holder, until, phase, share, done, total } = beat
  const [status] = await tx.column(
    TaskRow.properties.status,
    sql`update coverage.run_task
        set alive_until = ${until}, phase = ${phase}, share = ${share}, done = ${done},
            total = ${total}
        where run = ${id} and holder = ${holder}
        returning status`,
  )
  return status ?? "gone"
}

/** Ends a task whose run has its results. */
export const endTask = (tx: Writer, id: string): Promise<number> =>
  tx.run(sql`delete from coverage.run_task where run = ${id}`)
