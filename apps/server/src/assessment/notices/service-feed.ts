import { record } from "../../platform/audit.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Actor, Context } from "../../platform/context.ts"
import { type Person, personById } from "../../platform/identity/index.ts"
import { hashToken, newToken } from "../../platform/identity/secret.ts"
import { workFor } from "../../indicators/index.ts"
import { isWithin } from "../../registry/index.ts"
import { noSuchFeed } from "../errors.ts"
import type { CalendarFeed, CalendarFeedMade } from "../model.ts"
import { listParticipants, listRounds } from "../store/round-store.ts"
import { roundEntries } from "./calendar-entries.ts"
import { type CalendarEntry, calendarText } from "./calendar-text.ts"
import { deadlinesOf } from "./round-tasks.ts"
import { endFeed, feedByHash, feedOf, feedRead, setFeed } from "./store.ts"
import { inHanoi } from "./task-words.ts"

export async function readFeed({ db }: Context, person: string): Promise<CalendarFeed> {
  const feed = await feedOf(db, person)
  return {
    active: feed !== null,
    createdAt: feed?.createdAt ?? null,
    lastReadAt: feed?.lastReadAt ?? null,
  }
}

/** Makes an address that nobody can guess; the one before ends with it. */
export async function makeFeed(ctx: Context, actor: Actor): Promise<CalendarFeedMade> {
  const token = newToken()
  const now = ctx.now()
  const at = now.toISOString()
  await ctx.db.transaction(async (tx) => {
    await setFeed(tx, actor.id, hashToken(token), at)
    await record(tx, { actor, at: now, action: "assessment.make-feed", subject: actor.id })
  })
  const path = `/api/v1/calendar/${token}.ics`
  const { publicUrl } = ctx.settings
  return { path, url: publicUrl === null ? null : `${publicUrl}${path}`, createdAt: at }
}

/** Ends the address: whoever has it reads nothing from then on. */
export async function revokeFeed(ctx: Context, actor: Actor): Promise<CalendarFeed> {
  await ctx.db.transaction(async (tx) => {
    if ((await endFeed(tx, actor.id)) === 0) return
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.revoke-feed",
      subject: actor.id,
    })
  })
  return { active: false, createdAt: null, lastReadAt: null }
}

/** How long "last read" may be old before it is written again. */
const READ_EVERY_MS = 60 * 60_000

/** The calendar behind an address; refused where it was ended or its owner may not sign in. */
export async function calendarOf(ctx: Context, token: string): Promise<string> {
  const feed = await feedByHash(ctx.db, hashToken(token))
  if (feed === null) throw noSuchFeed()
  const now = ctx.now()
  const today = dayInVietnam(now)
  const person = await personById(ctx, feed.person, (unit, ancestor) =>
    isWithin(ctx.db, unit, ancestor, today),
  )
  if (person === null) throw noSuchFeed()
  if (feed.lastReadAt === null || now.getTime() - Date.parse(feed.lastReadAt) > READ_EVERY_MS) {
    await ctx.db.transaction((tx) => feedRead(tx, feed.person, now.toISOString()))
  }
  const rounds = await ownRounds(ctx, person)
  return calendarText([...rounds, ...(await collectionEntries(ctx, person))], now)
}

async function ownRounds(ctx: Context, person: Person): Promise<CalendarEntry[]> {
  const { publicUrl } = ctx.settings
  const url = publicUrl === null ? null : `${publicUrl}/console/cham-diem`
  const entries: CalendarEntry[] = []
  for (const round of await listRounds(ctx.db)) {
    if (round.state === "published") continue
    const agencies = await listParticipants(ctx.db, round.id)
    const names = new Map(agencies.map(({ unit, name }) => [unit, name]))
    const mine: ReturnType<typeof deadlinesOf> = []
    for (const one of deadlinesOf(round, agencies)) {
      if (await person.holdsExactly(one.role, one.over)) mine.push(one)
    }
    entries.push(...roundEntries(round, mine, { names, url }))
  }
  return entries
}

async function collectionEntries(ctx: Context, person: Person): Promise<CalendarEntry[]> {
  const work = await workFor(ctx, {
    actor: { id: person.id, kind: "user" },
    may: async (role, units) => {
      for (const unit of units) if (!(await person.holdsExactly(role, unit))) return false
      return units.length > 0
    },
    need: () => Promise.resolve(),
  })
  const { publicUrl } = ctx.settings
  return work
    .filter(({ task }) => task === "enter")
    .map(({ collection, report }) => ({
      uid: `${collection.id}-${report.unit.id}@collection.tinhso`,
      due: report.due,
      title: `Hạn báo cáo: ${collection.title} – ${report.unit.fullName}`,
      text: `Nộp báo cáo trước ${inHanoi(report.due)} (giờ Việt Nam). Report due.`,
      url: publicUrl === null ? null : `${publicUrl}/console/bao-cao/${collection.id}`,
    }))
}
