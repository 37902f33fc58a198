import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { existsOn } from "../../book.ts"
import { unitOf } from "../../errors.ts"
import { descendants, pathOf } from "../../tree.ts"
import { keptRefused } from "../errors.ts"
import { stateOf } from "../facts.ts"
import { whyNotEnded, whyNotKept } from "../kept-refused.ts"
import type { EndOfKeptRegister, KeptMeaning, KeptRegister, NewKeptRegister } from "../model.ts"
import { addAct, lockAssets } from "../store/assets-store.ts"
import { addKept, type Kept, type KeptRow, listKept, listKeptRows } from "../store/kept-store.ts"
import { kindDeclared } from "./kinds-service.ts"
import { type Ground, groundOf, viewOn } from "./view-service.ts"

const COUNTED = new Set(["active", "faulty"])

interface Asked {
  readonly unit?: string | undefined
  readonly kind?: string | undefined
}

/** Where registers are kept whole: of one kind, or in what has to do with one unit. */
export async function keptRegisters(
  ctx: Context,
  { unit, kind }: Asked = {},
): Promise<KeptRegister[]> {
  const ground = await groundOf(ctx)
  const units = ground.on(dayInVietnam(ctx.now()))
  return (await listKeptRows(ctx.db))
    .filter(
      (row) =>
        (kind === undefined || row.kind === kind) &&
        (unit === undefined ||
          units.isWithin(row.unit, unit) ||
          units.isWithin(unit, units.carried(row.unit).unit ?? row.unit)),
    )
    .map((row) => toldOf(row, nameOf(ground, row.unit, row.since)))
}

const nameOf = (ground: Ground, unit: string, day: string) => ground.on(day).nameOf(unit)

const toldOf = (row: KeptRow, unitName: string): KeptRegister => ({
  unit: row.unit,
  unitName,
  kind: row.kind,
  since: row.since,
  until: row.until,
  declared: { at: row.declaredAt, by: row.declaredBy, reason: row.declaredNote },
  ended: row.changed ? { at: row.changedAt, by: row.changedBy, reason: row.changedNote } : null,
})

/** What it would mean for figures that the register of a kind is kept whole in a unit since a day. */
export async function keptMeaning(
  ctx: Context,
  asked: { readonly unit: string; readonly kind: string; readonly since: string },
): Promise<KeptMeaning> {
  const { unit: id, kind: code, since } = asked
  const { units: book } = await groundOf(ctx)
  const unit = unitOf(book, id)
  const kind = await kindDeclared(ctx.db, code)
  const refused = await refusedNow(ctx, asked)
  const view = await viewOn(ctx, since)
  const { units } = view.stands
  const its = [...view.ofKind(code)].flatMap(({ facts, unit: where }) =>
    where !== null && COUNTED.has(stateOf(facts)) && units.isWithin(where, id) ? [where] : [],
  )
  const communes = [unit, ...descendants(book, id, since)].filter(
    (one) => one.level === "commune" && existsOn(one, since),
  )
  const filled = new Set(
    [...new Set(its)].flatMap((where) => {
      const found = book.units.get(where)
      return found === undefined ? [] : [where, ...pathOf(book, found, since).map((one) => one.id)]
    }),
  )
  return {
    unit: id,
    kind: code,
    day: since,
    records: its.length,
    communes: communes.length,
    empty: communes.filter((one) => !filled.has(one.id)).length,
    counts: kind.counts.map(({ query, measure, nameVi }) => ({ query, measure, nameVi })),
    refused,
  }
}

async function refusedNow(ctx: Context, asked: Omit<NewKeptRegister, "reason">) {
  const { units } = await groundOf(ctx)
  const unit = unitOf(units, asked.unit)
  const today = dayInVietnam(ctx.now())
  return whyNotKept(asked, await listKept(ctx.db), { today, existed: existsOn(unit, asked.since) })
}

/** Says that the register of a kind is kept whole in a unit since a day. */
export async function declareKept(
  ctx: Context,
  { reason, ...asked }: NewKeptRegister,
  actor: Actor,
): Promise<void> {
  await kindDeclared(ctx.db, asked.kind)
  const { units } = await groundOf(ctx)
  const existed = existsOn(unitOf(units, asked.unit), asked.since)
  const today = dayInVietnam(ctx.now())
  const row = { ...asked, until: null }
  await keep(ctx, row, {
    actor,
    reason,
    action: "registry.keep-register",
    why: (known) => whyNotKept(asked, known, { today, existed }),
  })
}

/** Says from which day on it is no longer kept whole; on the first day: it never was. */
export async function endKept(
  ctx: Context,
  { reason, until, ...asked }: EndOfKeptRegister,
  actor: Actor,
): Promise<void> {
  await keep(
    ctx,
    { ...asked, until },
    {
      actor,
      reason,
      action: "registry.end-register",
      why: (known) => whyNotEnded(asked, until, known),
    },
  )
}

interface Keeping {
  readonly actor: Actor
  readonly reason: string
  readonly action: string
  /** Why it cannot be said, by what is declared already. */
  readonly why: (known: readonly Kept[]) => string | null
}

/** One act: whatever counts from the register sees that it changed. */
async function keep(
  ctx: Context,
  row: Kept,
  { actor, reason, action, why }: Keeping,
): Promise<void> {
  const note = toNfc(reason).trim()
  if (note === "")
    throw keptRefused("Hãy ghi căn cứ: kiểm kê nào, văn bản nào cho biết sổ đã đủ hoặc chưa.")
  await ctx.db.transaction(async (tx) => {
    const { act: last } = await lockAssets(tx)
    const refused = why(await listKept(tx))
    if (refused !== null) throw keptRefused(refused)
    const [act, at] = [last + 1, ctx.now()]
    await addAct(tx, {
      act,
      at: at.toISOString(),
      actor: actor.id,
      source: { kind: "form" },
      note,
    })
    await addKept(tx, [row], act)
    const details = { ...row, reason: note }
    await record(tx, { actor, at, action, subject: `${row.kind} ${row.unit}`, details })
  })
}
