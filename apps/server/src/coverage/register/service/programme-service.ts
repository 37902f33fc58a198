import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import {
  gapsNotListable,
  noSuchProgramme,
  notAList,
  programmeChanged,
  programmeTaken,
  statesWrong,
} from "../errors.ts"
import { gapSettings } from "../loader.ts"
import type { GapProgramme, GapProgrammes, MembershipChange, ProgrammeChange } from "../model.ts"
import { namedTwice, statesFault } from "../programme.ts"
import {
  addMembers,
  addProgramme,
  lockProgrammes,
  readProgrammes,
} from "../store/programmes-store.ts"
import { groundOn, standingsOn } from "./ground-service.ts"
import { checkDay, checkUnit } from "./write-service.ts"
import type { Sight } from "./sight-service.ts"
import { isPublished, liesIn } from "../standing.ts"

/** All programmes as they count today, and the denominators that are shipped. */
export async function listProgrammes(ctx: Context, sight: Sight): Promise<GapProgrammes> {
  const today = dayInVietnam(ctx.now())
  const { presets } = await gapSettings()
  const { programmes } = await groundOn(ctx.db, today)
  const seen = (await standingsOn(ctx, today)).filter(
    ({ gap }) => isPublished(gap.state) || sight.reads(gap.unit),
  )
  return {
    presets,
    programmes: programmes.map((one) => ({
      ...one,
      gaps: seen.filter(({ gap }) => gap.programmes.includes(one.code)).length,
    })),
  }
}

/** The programme that holds of a code today. */
export async function programmeOf(ctx: Context, code: string): Promise<Omit<GapProgramme, "gaps">> {
  const { programmes } = await groundOn(ctx.db, dayInVietnam(ctx.now()))
  const found = programmes.find((one) => one.code === code)
  if (found === undefined) throw noSuchProgramme(code)
  return found
}

/** Declares a programme, or declares it anew from a day; earlier versions stay. */
export async function declareProgramme(
  ctx: Context,
  actor: Actor,
  code: string,
  { version, ...definition }: ProgrammeChange,
): Promise<void> {
  const fault = statesFault(definition.counted, definition.reached)
  if (fault !== null) throw statesWrong(fault)
  if (definition.unit !== "VN") await checkUnit(ctx, definition.unit, dayInVietnam(ctx.now()))
  if (definition.listDay !== null) checkDay(ctx, definition.listDay)
  await ctx.db.transaction(async (tx) => {
    await lockProgrammes(tx)
    const last = (await readProgrammes(tx)).findLast((row) => row.code === code)
    if ((last?.version ?? 0) !== version) throw programmeChanged(code)
    if (last !== undefined && last.definition.unit !== definition.unit) throw programmeTaken(code)
    const at = ctx.now()
    const act = { by: actor.id, at: at.toISOString() }
    const told = cleaned(definition)
    await addProgramme(tx, { code, version: version + 1, definition: told }, act)
    const { counted, reached, since } = told
    const details = { version: version + 1, counted, reached, since }
    await record(tx, { actor, at, action: "coverage.declare-programme", subject: code, details })
  })
}

const cleaned = (told: Omit<ProgrammeChange, "version">): Omit<ProgrammeChange, "version"> => ({
  ...told,
  nameVi: told.nameVi.normalize("NFC").trim(),
  nameEn: told.nameEn.normalize("NFC").trim(),
  document: told.document?.normalize("NFC").trim() ?? null,
  issuer: told.issuer?.normalize("NFC").trim() ?? null,
  note: told.note.normalize("NFC").trim(),
})

/** Puts gaps on the list of a programme, or takes them from it; all of them, or none. */
export async function changeMembers(
  ctx: Context,
  actor: Actor,
  code: string,
  change: MembershipChange,
): Promise<void> {
  const programme = await programmeOf(ctx, code)
  if (programme.membership !== "list") throw notAList(code)
  checkDay(ctx, change.day)
  const twice = namedTwice(change).map((pointer) => ({ pointer, detail: "được nêu hai lần" }))
  if (twice.length > 0) throw gapsNotListable(twice)
  const ground = await groundOn(ctx.db, change.day)
  const lies = liesIn(ground, programme.unit)
  const known = new Map((await standingsOn(ctx, change.day)).map((one) => [one.gap.id, one]))
  const faults = change.gaps.flatMap(({ gap }) => {
    const standing = known.get(gap)
    if (standing === undefined) return [{ pointer: gap, detail: `không có ngày ${change.day}` }]
    if (lies(standing)) return []
    return [{ pointer: gap, detail: "ngoài địa bàn của chương trình" }]
  })
  if (faults.length > 0) throw gapsNotListable(faults)
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const { day, listed } = change
    const rows = change.gaps.map(({ gap, number = null }) => ({
      gap,
      programme: code,
      listed,
      number,
      day,
    }))
    await addMembers(tx, rows, { by: actor.id, at: at.toISOString() })
    const details = { listed, day, gaps: rows.length, first: rows[0]?.gap }
    await record(tx, { actor, at, action: "coverage.list-gaps", subject: code, details })
  })
}
