import { compareKey } from "@tinhso/vietnamese"
import type { Facts } from "./facts.ts"

type Table = keyof Facts
type Row<T extends Table> = Facts[T][number]

/** What must be written to make one set of facts hold as well as another. */
export interface Changes {
  readonly add: Facts
  readonly update: Facts
  /** One line for each fact that both know and tell differently. */
  readonly corrections: readonly string[]
}

/** Which rows of a table are the same fact, and whether they say the same. */
interface Rule<T extends Table> {
  readonly key: (row: Row<T>) => string
  readonly same: (known: Row<T>, told: Row<T>) => boolean
  /** What stands when both are known. */
  readonly settle: (known: Row<T>, told: Row<T>) => Row<T>
}

/** An end that is known stays known: lists that stop earlier cannot tell of it. */
const end = (known: { to: string | null }, told: { to: string | null }) => known.to ?? told.to

const RULES: { readonly [T in Table]: Rule<T> } = {
  units: {
    key: (row) => row.id,
    same: (known, told) => known.opened === told.opened && known.closed === told.closed,
    settle: (known, told) => ({ ...told, closed: known.closed ?? told.closed }),
  },
  names: {
    key: (row) => `${row.unit} ${row.from}`,
    same: (known, told) =>
      compareKey(known.fullName) === compareKey(told.fullName) && known.to === told.to,
    settle: (known, told) => ({
      ...(compareKey(known.fullName) === compareKey(told.fullName) ? known : told),
      to: end(known, told),
    }),
  },
  codes: {
    key: (row) => `${row.unit} ${row.from}`,
    same: (known, told) => known.code === told.code && known.to === told.to,
    settle: (known, told) => ({ ...told, to: end(known, told) }),
  },
  parents: {
    key: (row) => `${row.unit} ${row.hierarchy} ${row.from}`,
    same: (known, told) => known.parent === told.parent && known.to === told.to,
    settle: (known, told) => ({ ...told, to: end(known, told) }),
  },
  aliases: {
    key: (row) => `${row.unit} ${row.alias}`,
    same: () => true,
    settle: (known) => known,
  },
  events: {
    key: (row) => row.id,
    same: (known, told) => known.document === told.document,
    settle: (_known, told) => told,
  },
  links: {
    key: (row) => `${row.event} ${row.source} ${row.target}`,
    same: (known, told) =>
      known.share === told.share &&
      known.basis === told.basis &&
      known.suggested === told.suggested,
    // A share that somebody stated is worth more than a list that only knows of the split.
    settle: (known, told) => (told.share === null && known.share !== null ? known : told),
  },
  points: {
    key: (row) => row.unit,
    same: () => true,
    settle: (known) => known,
  },
}

function compare<T extends Table>(table: T, known: Facts, told: Facts) {
  const { key, same, settle } = RULES[table]
  const rows = new Map((known[table] as readonly Row<T>[]).map((row) => [key(row), row]))
  const add: Row<T>[] = []
  const update: Row<T>[] = []
  for (const row of told[table] as readonly Row<T>[]) {
    const before = rows.get(key(row))
    if (before === undefined) add.push(row)
    else {
      const settled = settle(before, row)
      if (!same(before, settled)) update.push(settled)
    }
  }
  return { add, update }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the type
const TABLES = Object.keys(RULES) as Table[]

/**
 * What `told` adds to and changes in `known`. Nothing is ever taken away: facts that only the
 * registry knows stay, and so does an end or a share that the lists do not reach.
 */
export function changesBetween(known: Facts, told: Facts): Changes {
  const found = TABLES.map((table) => [table, compare(table, known, told)] as const)
  const pick = (side: "add" | "update") =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every table is in TABLES
    Object.fromEntries(found.map(([table, both]) => [table, both[side]])) as unknown as Facts
  const update = pick("update")
  return { add: pick("add"), update, corrections: corrections(known, update) }
}

function corrections(known: Facts, update: Facts): string[] {
  const names = new Map(known.names.map((row) => [RULES.names.key(row), row.fullName]))
  return update.names.flatMap((row) => {
    const before = names.get(RULES.names.key(row))
    return before === undefined || before === row.fullName
      ? []
      : [`${row.unit}: ${before} → ${row.fullName}`]
  })
}

/** The facts as they are once the changes are written. */
export function factsAfter(known: Facts, { add, update }: Changes): Facts {
  const merged = TABLES.map((table) => [table, merge(table, known, add, update)] as const)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every table is in TABLES
  return Object.fromEntries(merged) as unknown as Facts
}

function merge<T extends Table>(table: T, known: Facts, add: Facts, update: Facts): Row<T>[] {
  const { key } = RULES[table]
  const rows = [known, update, add].flatMap((facts) => facts[table] as readonly Row<T>[])
  return [...new Map(rows.map((row) => [key(row), row])).values()]
}

export function countOf(facts: Facts): number {
  return TABLES.reduce((sum, table) => sum + facts[table].length, 0)
}
