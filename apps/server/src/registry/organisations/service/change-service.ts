import { nearest, toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Reader, Writer } from "../../../platform/database.ts"
import type { UnitBook } from "../../book.ts"
import { readBook } from "../../store/book-store.ts"
import { isWithin } from "../../tree.ts"
import {
  type OrganisationBook,
  organisationBookOf,
  type OrganisationRecord,
  type StateFact,
} from "../book.ts"
import {
  dayText,
  type UnitFacts,
  type Wrong,
  wrongIn,
  wrongInClosing,
} from "../check-organisation.ts"
import {
  organisationChanged,
  organisationExists,
  organisationNotFound,
  organisationRefused,
} from "../errors.ts"
import type { OrganisationChange, OrganisationClosing, OrganisationDraft } from "../model.ts"
import { changedFrom, endedOn, goingOn } from "../rewrite-states.ts"
import { searchOf } from "../search.ts"
import {
  addLinks,
  lockOrganisations,
  readWhole,
  removeLinksFrom,
  writeOrganisations,
} from "../store/organisations-store.ts"

type Words = Omit<OrganisationDraft, "id" | "unit" | "opened" | "closed">

const line = (text: string) => toNfc(text).replace(/\s+/gu, " ").trim()
const lineOrNull = (text: string | null) => (text === null ? null : line(text) || null)

/** The words of a form as they are kept: NFC, without spare blanks, with their search words. */
export function standOf(words: Words): Omit<StateFact, "from" | "to"> {
  const stand = {
    nameVi: line(words.nameVi),
    nameEn: line(words.nameEn),
    shortName: line(words.shortName),
    kind: words.kind,
    code: lineOrNull(words.code),
    parent: words.parent,
    groups: [...new Set(words.groups)].toSorted(),
    document: lineOrNull(words.document),
  }
  return { ...stand, search: searchOf(stand) }
}

export function recordOf(draft: OrganisationDraft): OrganisationRecord {
  const { id, unit, opened, closed } = draft
  const states = [{ ...standOf(draft), from: opened, to: closed }]
  return { id, unit, opened, closed, version: 1, states }
}

export async function unitFacts(ctx: Context): Promise<UnitFacts> {
  const book = await readBook(ctx.db)
  return unitFactsOf(book, dayInVietnam(ctx.now()))
}

const unitFactsOf = (book: UnitBook, today: string): UnitFacts => ({
  lifeOf: (id) => book.units.get(id),
  isWithin: (unit, ancestor) => isWithin(book, unit, ancestor, today),
})

/** The book with some organisations standing differently. */
export function withChanged(
  book: OrganisationBook,
  changed: readonly OrganisationRecord[],
): OrganisationBook {
  const byId = new Map(book.byId)
  for (const one of changed) byId.set(one.id, one)
  return organisationBookOf([...byId.values()], [...book.linksFrom.values()].flat())
}

function refuseWrong(wrong: readonly Wrong[]): void {
  if (wrong.length > 0) throw organisationRefused(wrong)
}

export function organisationIn(book: OrganisationBook, id: string): OrganisationRecord {
  const found = book.byId.get(id)
  if (found === undefined) {
    throw organisationNotFound(id, nearest(id, [...book.byId.keys()], 1)[0]?.text)
  }
  return found
}

/** The territory of an organisation: who administers it may change it. */
export async function unitOfOrganisation(db: Reader, id: string): Promise<string> {
  return organisationIn(await readWhole(db), id).unit
}

async function changing<T>(
  ctx: Context,
  work: (tx: Writer, book: OrganisationBook) => Promise<T>,
): Promise<T> {
  return ctx.db.transaction(async (tx) => {
    await lockOrganisations(tx)
    return work(tx, await readWhole(tx))
  })
}

/** The one to be changed, unless somebody else has changed it meanwhile. */
function current(book: OrganisationBook, id: string, version: number): OrganisationRecord {
  const found = organisationIn(book, id)
  if (found.version !== version) throw organisationChanged(id)
  return found
}

export async function createOrganisation(
  ctx: Context,
  actor: Actor,
  draft: OrganisationDraft,
): Promise<void> {
  const units = await unitFacts(ctx)
  await changing(ctx, async (tx, book) => {
    if (book.byId.has(draft.id)) throw organisationExists(draft.id)
    const made = recordOf(draft)
    refuseWrong(wrongIn(withChanged(book, [made]), made, units))
    await writeOrganisations(tx, [made])
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "registry.organisation-added",
      subject: made.id,
      details: { ...told(made) },
    })
  })
}

/** What the log says of how an organisation stands. */
function told({ unit, opened, closed, states }: OrganisationRecord) {
  const state = states.at(-1)
  return { unit, opened, closed, ...(state === undefined ? {} : withoutSearch(state)) }
}

const withoutSearch = ({ search: _search, ...state }: StateFact) => state

/** Renames, moves or corrects; with `from` the history keeps how it stood until then. */
export async function changeOrganisation(
  ctx: Context,
  actor: Actor,
  id: string,
  { from, version, ...words }: OrganisationChange,
): Promise<void> {
  const units = await unitFacts(ctx)
  const at = ctx.now()
  await changing(ctx, async (tx, book) => {
    const before = current(book, id, version)
    refuseWrong(outsideLife(before, from))
    const states = changedFrom(before.states, standOf(words), from, dayInVietnam(at))
    const after = { ...before, states, version: before.version + 1 }
    refuseWrong(wrongIn(withChanged(book, [after]), after, units))
    await writeOrganisations(tx, [after])
    const action = "registry.organisation-changed"
    const details = { from, before: told(before), after: told(after) }
    await record(tx, { actor, at, action, subject: id, details })
  })
}

export function outsideLife({ opened, closed }: OrganisationRecord, from: string | null): Wrong[] {
  const field = "from"
  if (from === null) return []
  if (opened !== null && from < opened) {
    return [{ field, message: `Cơ quan được thành lập ngày ${dayText(opened)}.` }]
  }
  if (closed !== null && from >= closed) {
    return [{ field, message: `Cơ quan đã kết thúc từ ${dayText(closed)}.` }]
  }
  return []
}

/** Ends an organisation; its heirs take over its duties, wholly or in part. */
export async function closeOrganisation(
  ctx: Context,
  actor: Actor,
  id: string,
  closing: OrganisationClosing,
): Promise<void> {
  await changing(ctx, async (tx, book) => {
    const before = current(book, id, closing.version)
    refuseWrong(wrongInClosing(book, before, closing))
    const { on, document, heirs } = closing
    const states = endedOn(before.states, on)
    await writeOrganisations(tx, [{ ...before, states, closed: on, version: before.version + 1 }])
    const links = heirs.map(({ organisation: target, extent, note = "" }) => ({
      source: id,
      target,
      date: on,
      extent,
      document: lineOrNull(document),
      note: line(note),
    }))
    if (links.length > 0) await addLinks(tx, links)
    const details = { on, document, heirs: links.map(({ target, extent }) => ({ target, extent })) }
    const action = "registry.organisation-closed"
    await record(tx, { actor, at: ctx.now(), action, subject: id, details })
  })
}

/** Takes back an ending that was recorded by mistake, and the lineage with it. */
export async function reopenOrganisation(
  ctx: Context,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const units = await unitFacts(ctx)
  await changing(ctx, async (tx, book) => {
    const before = current(book, id, version)
    if (before.closed === null) {
      refuseWrong([{ field: "version", message: "Cơ quan chưa kết thúc." }])
    }
    const states = goingOn(before.states)
    const after = { ...before, states, closed: null, version: before.version + 1 }
    refuseWrong(wrongIn(withChanged(book, [after]), after, units))
    await writeOrganisations(tx, [after])
    await removeLinksFrom(tx, id)
    const details = { closed: before.closed }
    const action = "registry.organisation-reopened"
    await record(tx, { actor, at: ctx.now(), action, subject: id, details })
  })
}
