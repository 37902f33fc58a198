import { compareKey, parseUnitName, searchKey } from "@tinhso/vietnamese"
import type {
  AliasFact,
  CodeFact,
  EventFact,
  Facts,
  LinkFact,
  NameFact,
  ParentFact,
  UnitFact,
} from "./facts.ts"
import type { LineageRow, Tables, UnitRow } from "./tables.ts"

/** A name with its type word: "Tỉnh Bắc Ninh"; the country has none. */
export function fullNameOf(type: string, name: string): string {
  return type === "" ? name : `${type} ${name}`
}

/** A name as search keeps it: without marks, punctuation, or zeros before a number. */
export function nameSearchKey(name: string): string {
  return searchKey(name).replace(/\b0+(?=\d+\b)/gu, "")
}

/**
 * The facts that tables of states and lineage say: names, codes and parents with their days, and
 * an event for everything that changed.
 */
export function factsOf(tables: Tables): Facts {
  const rowsOf = Map.groupBy(tables.units, (row) => row.id)
  const nameAt = (id: string, last: boolean) => {
    const row = last ? rowsOf.get(id)?.at(-1) : rowsOf.get(id)?.[0]
    return row === undefined ? id : fullNameOf(row.type, row.name)
  }
  const histories = [...rowsOf.values()]
  const { events, links } = lineageFacts(tables.lineage)
  const ended = new Set(tables.lineage.map((row) => `${row.source} ${row.date}`))
  return {
    units: histories.map(unitFact),
    names: histories.flatMap(nameFacts),
    codes: histories.flatMap(codeFacts),
    parents: histories.flatMap(parentFacts),
    aliases: tables.aliases.map(aliasFact),
    events: [...events, ...histories.flatMap((rows) => ownEvents(rows, nameAt, ended))],
    links,
    points: tables.points,
  }
}

function unitFact(rows: readonly UnitRow[]): UnitFact {
  const [first] = rows
  const last = rows.at(-1)
  if (first === undefined || last === undefined) throw new Error("a unit without a row")
  return { id: first.id, level: first.level, opened: first.from, closed: last.to }
}

/** Rows that follow each other and are the same under `key`, joined into one. */
function runs(rows: readonly UnitRow[], key: (row: UnitRow) => string): UnitRow[] {
  const joined: UnitRow[] = []
  for (const row of rows) {
    const last = joined.at(-1)
    if (last !== undefined && key(last) === key(row)) joined.splice(-1, 1, { ...last, to: row.to })
    else joined.push(row)
  }
  return joined
}

const nameKey = (row: UnitRow) => compareKey(fullNameOf(row.type, row.name))

function nameFacts(rows: readonly UnitRow[]): NameFact[] {
  return runs(rows, nameKey).map((row) => ({
    unit: row.id,
    ...nameParts(row.type, row.name),
    from: row.from,
    to: row.to,
    document: row.source,
  }))
}

/** A name with the keys it is found by. */
function nameParts(type: string, name: string) {
  const fullName = fullNameOf(type, name)
  return {
    name,
    fullName,
    type,
    search: nameSearchKey(name),
    searchFull: nameSearchKey(fullName),
  }
}

function codeFacts(rows: readonly UnitRow[]): CodeFact[] {
  return runs(rows, (row) => row.code ?? "").flatMap((row) =>
    row.code === null
      ? []
      : [
          {
            unit: row.id,
            level: row.level,
            code: row.code,
            from: row.from,
            to: row.to,
            document: row.source,
          },
        ],
  )
}

function parentFacts(rows: readonly UnitRow[]): ParentFact[] {
  return runs(rows, (row) => row.parent ?? "").flatMap((row) =>
    row.parent === null
      ? []
      : [
          {
            unit: row.id,
            parent: row.parent,
            hierarchy: "administrative",
            from: row.from,
            to: row.to,
          },
        ],
  )
}

function aliasFact(row: Tables["aliases"][number]): AliasFact {
  return { ...row, search: nameSearchKey(parseUnitName(row.alias).name) }
}

/** What happened to the unit itself, between its rows and at its end. */
function ownEvents(
  rows: readonly UnitRow[],
  nameAt: (id: string, last: boolean) => string,
  ended: ReadonlySet<string>,
): EventFact[] {
  const events: EventFact[] = []
  const add = (row: UnitRow, kind: EventFact["kind"], date: string, note: string) =>
    events.push({
      id: `${date}/${row.id}/${kind}`,
      unit: row.id,
      kind,
      date,
      document: kind === "abolish" ? row.endedBy : row.source,
      note,
    })
  rows.forEach((row, i) => {
    const before = rows[i - 1]
    if (before === undefined || row.from === null) return
    if (nameKey(before) !== nameKey(row)) {
      const [older, newer] = [fullNameOf(before.type, before.name), fullNameOf(row.type, row.name)]
      add(row, "rename", row.from, `${older} thành ${newer}`)
    }
    if (before.parent !== row.parent && before.parent !== null && row.parent !== null) {
      const [older, newer] = [nameAt(before.parent, true), nameAt(row.parent, false)]
      add(row, "transfer", row.from, `Trước thuộc ${older}, nay thuộc ${newer}`)
    }
  })
  const last = rows.at(-1)
  if (last !== undefined && last.to !== null && last.endedBy !== null) {
    const heir = ended.has(`${last.id} ${last.to}`) ? "" : ", không có đơn vị kế tục"
    add(last, "abolish", last.to, `Kết thúc hoạt động${heir}`)
  }
  return events
}

/** The unit that an event of lineage belongs to: what was split, otherwise what was made. */
const subjectOf = (row: LineageRow) => (row.kind === "split" ? row.source : row.target)

function lineageFacts(rows: readonly LineageRow[]): { events: EventFact[]; links: LinkFact[] } {
  const events = new Map<string, EventFact>()
  const links = rows.map((row): LinkFact => {
    const unit = subjectOf(row)
    const id = `${row.date}/${unit}/${row.kind}`
    if (!events.has(id)) {
      const { kind, date, document } = row
      events.set(id, { id, unit, kind, date, document, note: NOTES[kind] ?? "" })
    }
    const { source, target, share, basis, suggested } = row
    return { event: id, source, target, share, basis, suggested }
  })
  return { events: [...events.values()], links }
}

const NOTES: Partial<Record<LineageRow["kind"], string>> = {
  merge: "Thành lập trên cơ sở sáp nhập",
  split: "Chia vào nhiều đơn vị",
  create: "Thành lập trên cơ sở toàn bộ một đơn vị",
}
