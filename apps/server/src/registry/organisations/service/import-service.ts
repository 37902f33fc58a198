import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { readTable } from "../../../platform/table-file/index.ts"
import type { OrganisationBook, OrganisationLinkFact, OrganisationRecord } from "../book.ts"
import {
  dayText,
  type UnitFacts,
  type Wrong,
  wrongIn,
  wrongInClosing,
} from "../check-organisation.ts"
import {
  type Column,
  COLUMNS,
  OPTIONAL_COLUMNS,
  type OrganisationRow,
  readOrganisationRow,
  repeatedIds,
} from "../import-rows.ts"
import type { OrganisationImport, OrganisationImportRow } from "../model.ts"
import { changedFrom, endedOn, sameStand } from "../rewrite-states.ts"
import {
  addLinks,
  lockOrganisations,
  readOrganisations,
  readWhole,
  writeOrganisations,
} from "../store/organisations-store.ts"
import { outsideLife, recordOf, standOf, unitFacts, withChanged } from "./change-service.ts"

interface Plan {
  readonly row: OrganisationRow
  readonly action: OrganisationImportRow["action"]
  readonly after: OrganisationRecord | null
  /** It ends by this row: no earlier row or act has said so. */
  readonly ends: boolean
  readonly wrong: readonly Wrong[]
}

/**
 * Imports a list of organisations: every row is told; nothing is written without `commit`, and then
 * all rows or none. Organisations that the file does not name stay as they are, an end that is
 * known stays known. `authorise` is asked for the territories that would be written.
 */
export async function importOrganisations(
  ctx: Context,
  path: string,
  options: { readonly commit: boolean; readonly fileName?: string },
  authorise: (unitIds: readonly string[]) => Promise<Actor>,
): Promise<OrganisationImport> {
  const table = await readTable<Column>(path, {
    columns: COLUMNS,
    optional: OPTIONAL_COLUMNS,
    ...(options.fileName === undefined ? {} : { fileName: options.fileName }),
  })
  const rows = table.rows.map(readOrganisationRow)
  const units = await unitFacts(ctx)
  const today = dayInVietnam(ctx.now())
  const looked = plansOf(rows, await readOrganisations(ctx.db), units, today)
  const [fileName, notes] = [table.fileName, table.notes]
  if (!options.commit || looked.some(({ action }) => action === "refuse")) {
    return reportOf(fileName, notes, looked, false)
  }
  const actor = await authorise([...new Set(rows.map(({ draft }) => draft.unit))])
  const plans = await ctx.db.transaction(async (tx) => {
    await lockOrganisations(tx)
    const found = plansOf(rows, await readWhole(tx), units, today)
    if (found.every(({ action }) => action !== "refuse")) {
      await write(tx, found, { actor, at: ctx.now(), subject: fileName })
    }
    return found
  })
  return reportOf(fileName, notes, plans, true)
}

async function write(
  tx: Writer,
  plans: readonly Plan[],
  deed: { readonly actor: Actor; readonly at: Date; readonly subject: string },
): Promise<void> {
  const changed = plans.flatMap(({ after, action }) =>
    after === null || action === "same" ? [] : [after],
  )
  if (changed.length === 0) return
  await writeOrganisations(tx, changed)
  const links = plans.flatMap(({ row, ends }) => (ends ? linksOf(row) : []))
  if (links.length > 0) await addLinks(tx, links)
  const ids = (action: string) =>
    plans.filter((plan) => plan.action === action).map(({ row }) => row.draft.id)
  const details = { added: ids("add"), changed: ids("change"), links: links.length }
  await record(tx, { ...deed, action: "registry.import-organisations", details })
}

/** What each row comes to, all rows of the file taken together. */
function plansOf(
  rows: readonly OrganisationRow[],
  book: OrganisationBook,
  units: UnitFacts,
  today: string,
): Plan[] {
  const repeated = repeatedIds(rows)
  const first = rows.map((row) => {
    const twice = { field: "id", message: `“${row.draft.id}” có ở nhiều dòng của tệp.` }
    const wrong = repeated.has(row.draft.id) ? [...row.wrong, twice] : row.wrong
    return wrong.length > 0 ? refused(row, wrong) : planOf(row, book, today)
  })
  const next = withChanged(
    book,
    first.flatMap(({ after }) => (after === null ? [] : [after])),
  )
  return first.map((plan) => {
    if (plan.after === null || plan.action === "same") return plan
    const wrong = [...wrongIn(next, plan.after, units), ...wrongEnd(next, plan)]
    return wrong.length > 0 ? refused(plan.row, wrong) : plan
  })
}

const refused = (row: OrganisationRow, wrong: readonly Wrong[]): Plan => ({
  row,
  action: "refuse",
  after: null,
  ends: false,
  wrong,
})

function wrongEnd(next: OrganisationBook, { row, after, ends }: Plan): Wrong[] {
  const on = after?.closed ?? null
  if (after === null || on === null || !ends) return []
  return wrongInClosing(next, { ...after, closed: null }, { on, heirs: [...row.heirs] })
}

function planOf(row: OrganisationRow, book: OrganisationBook, today: string): Plan {
  const { draft } = row
  const before = book.byId.get(draft.id)
  if (before === undefined) {
    const after = recordOf(draft)
    return { row, action: "add", after, ends: after.closed !== null, wrong: [] }
  }
  const wrong = clashes(row, before)
  if (wrong.length > 0) return refused(row, wrong)
  const after = changedRecord(row, before, today)
  if (sameRecord(before, after)) return { row, action: "same", after, ends: false, wrong: [] }
  const ends = before.closed === null && after.closed !== null
  return { row, action: "change", after, ends, wrong: [] }
}

function clashes({ draft, validFrom }: OrganisationRow, before: OrganisationRecord): Wrong[] {
  if (draft.unit !== before.unit) {
    return [{ field: "unit", message: `“${before.id}” thuộc đơn vị ${before.unit}.` }]
  }
  if (draft.closed !== null && before.closed !== null && draft.closed !== before.closed) {
    const message = `Đã ghi ngày kết thúc ${dayText(before.closed)}, tệp ghi ${dayText(draft.closed)}.`
    return [{ field: "closed", message }]
  }
  return outsideLife(before, validFrom)
}

function changedRecord(
  { draft, validFrom }: OrganisationRow,
  before: OrganisationRecord,
  today: string,
): OrganisationRecord {
  const opened = draft.opened ?? before.opened
  const states = changedFrom(before.states, standOf(draft), validFrom, today).map((state, i) =>
    i === 0 ? { ...state, from: opened } : state,
  )
  const closed = before.closed ?? draft.closed
  return {
    ...before,
    opened,
    closed,
    states: closed !== null && before.closed === null ? endedOn(states, closed) : states,
    version: before.version + 1,
  }
}

function sameRecord(a: OrganisationRecord, b: OrganisationRecord): boolean {
  return (
    a.opened === b.opened &&
    a.closed === b.closed &&
    a.states.length === b.states.length &&
    a.states.every((state, i) => {
      const other = b.states[i]
      return other !== undefined && other.from === state.from && sameStand(state, other)
    })
  )
}

function linksOf({ draft, heirs }: OrganisationRow): OrganisationLinkFact[] {
  const { id: source, closed: date, document } = draft
  if (date === null) return []
  return heirs.map(({ organisation: target, extent }) => ({
    source,
    target,
    date,
    extent,
    document,
    note: "",
  }))
}

function reportOf(
  fileName: string,
  notes: readonly string[],
  plans: readonly Plan[],
  committed: boolean,
): OrganisationImport {
  const count = (action: OrganisationImportRow["action"]) =>
    plans.filter((plan) => plan.action === action).length
  const refusals = count("refuse")
  return {
    fileName,
    committed: committed && refusals === 0,
    counts: { add: count("add"), change: count("change"), same: count("same"), refuse: refusals },
    notes: [...notes],
    rows: plans.map(({ row: { row, draft }, action, wrong }) => ({
      row,
      id: draft.id,
      nameVi: draft.nameVi,
      action,
      messages: wrong.map(({ field, message }) => `${field}: ${message}`),
    })),
  }
}
