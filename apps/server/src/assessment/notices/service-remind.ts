import { record } from "../../platform/audit.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import { type Context, SYSTEM } from "../../platform/context.ts"
import { type Holder, holdersOf } from "../../platform/identity/index.ts"
import { type Mailer, openMailer } from "../../platform/mail.ts"
import { isWithin } from "../../registry/index.ts"
import { reminderDue, type WaitingTask } from "./round-tasks.ts"
import { type RoundWaiting, toldTask, waitingNow } from "./service.ts"
import { claimReminders, markReminded, releaseReminders, type ReminderKey } from "./store.ts"
import { inHanoi } from "./task-words.ts"

interface Due {
  readonly waiting: RoundWaiting
  readonly task: WaitingTask
  readonly kind: string
  readonly person: Holder
}

/** What a run of reminding did. */
interface Reminded {
  readonly due: number
  readonly sent: number
  readonly failed: number
  /** Why nothing could be sent; null where it could. */
  readonly why: string | null
}

/**
 * Writes to those for whom something of a round waits and whose day has come: one letter a person
 * and round. Each reminder is taken in the database before its letter is sent, so none is sent
 * twice; a letter that the server did not take is tried again at the next run.
 */
export async function remindOfRounds(ctx: Context, signal?: AbortSignal): Promise<Reminded> {
  const due = await dueNow(ctx)
  const mailer = await openMailer(ctx.settings)
  if (mailer === null) {
    const why = "Chưa khai báo máy chủ thư (TINHSO_SMTP_URL)."
    return { due: due.length, sent: 0, failed: 0, why }
  }
  try {
    return await sendAll(ctx, mailer, due, signal)
  } finally {
    mailer.close()
  }
}

async function dueNow(ctx: Context): Promise<Due[]> {
  const today = dayInVietnam(ctx.now())
  const within = (unit: string, ancestor: string) => isWithin(ctx.db, unit, ancestor, today)
  const people = {
    editor: await holdersOf(ctx, "editor", within),
    verifier: await holdersOf(ctx, "verifier", within),
    administrator: await holdersOf(ctx, "administrator", within),
  }
  const found: Due[] = []
  for (const waiting of await waitingNow(ctx)) {
    const before = waiting.round.rules.remindBefore ?? []
    for (const task of waiting.tasks) {
      const kind = reminderDue(before, ctx.now(), task.due)
      if (kind === null) continue
      for (const person of people[task.role]) {
        if (await person.holds(task.over)) found.push({ waiting, task, kind, person })
      }
    }
  }
  return found
}

const keyOf = ({ waiting, task, kind, person }: Due): ReminderKey => ({
  round: waiting.round.id,
  person: person.id,
  task: task.task,
  unit: task.unit ?? "",
  kind,
  due: task.due,
})

async function sendAll(
  ctx: Context,
  mailer: Mailer,
  due: readonly Due[],
  signal: AbortSignal | undefined,
): Promise<Reminded> {
  let [fresh, sent, failed] = [0, 0, 0]
  const letters = Map.groupBy(due, ({ waiting, person }) => `${waiting.round.id}\n${person.id}`)
  for (const some of letters.values()) {
    if (signal?.aborted === true) break
    const at = ctx.now().toISOString()
    const places = await ctx.db.transaction((tx) => claimReminders(tx, some.map(keyOf), at))
    const mine = places.flatMap((i) => some[i] ?? [])
    if (mine.length === 0) continue
    fresh += mine.length
    if (await sendOne(ctx, mailer, mine)) sent += mine.length
    else failed += mine.length
  }
  const why = failed === 0 ? null : "Máy chủ thư không nhận; lần chạy sau sẽ thử lại."
  return { due: fresh, sent, failed, why }
}

async function sendOne(ctx: Context, mailer: Mailer, mine: readonly Due[]): Promise<boolean> {
  const [first] = mine
  if (first === undefined) return true
  const keys = mine.map(keyOf)
  try {
    await mailer.send({ to: first.person.email, ...letterOf(ctx, mine) })
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown"
    ctx.log.warn({ round: first.waiting.round.id, error: code }, "reminder not taken")
    await ctx.db.transaction((tx) => releaseReminders(tx, keys))
    return false
  }
  await ctx.db.transaction(async (tx) => {
    await markReminded(tx, keys, ctx.now().toISOString())
    await record(tx, {
      actor: SYSTEM,
      at: ctx.now(),
      action: "assessment.reminded",
      subject: first.waiting.round.id,
      details: { person: first.person.id, tasks: mine.map(({ task }) => task.task) },
    })
  })
  return true
}

/** What waits for one person in one round, Vietnamese first, the nearest deadline first. */
function letterOf(ctx: Context, mine: readonly Due[]): { subject: string; text: string } {
  const sorted = mine.toSorted((a, b) => (a.task.due < b.task.due ? -1 : 1))
  const [first] = sorted
  if (first === undefined) return { subject: "", text: "" }
  const told = sorted.map(({ waiting, task }) => toldTask(waiting, task, ctx.now()))
  const { publicUrl } = ctx.settings
  const link = publicUrl === null ? [] : ["", `${publicUrl}/console/cham-diem`]
  return {
    subject: `Nhắc chấm điểm: ${first.waiting.round.title} – hạn ${inHanoi(first.task.due)}`,
    text: [
      ...told.map(({ messageVi }) => messageVi),
      "",
      ...told.map(({ messageEn }) => messageEn),
      ...link,
      "",
    ].join("\n"),
  }
}
