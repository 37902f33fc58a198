import { Type } from "typebox"
import type { Database, Reader, Writer } from "../../../platform/database.ts"
import { rawSql, type Sql, sql } from "../../../platform/sql.ts"
import type { Period } from "../../model.ts"

/** What a cell is about. */
export interface CellKey {
  readonly measure: string
  readonly unit: string
  readonly period: Period
  readonly cut: string
}

/** The same by short names. */
interface ShortKey {
  readonly measure: number
  readonly unit: number
  readonly period: number
  readonly cut: number
}

const KINDS = ["measure", "unit", "period", "cut"] as const
type Kind = (typeof KINDS)[number]
type Known = Readonly<Record<Kind, Map<string, number>>>

const TABLES = {
  measure: "select measure_code as name, id from indicators.reporting",
  unit: "select unit_id as name, id from indicators.reporter",
  period: "select code as name, id from indicators.period",
  cut: "select key as name, id from indicators.cut",
} as const satisfies Record<Kind, string>

const nothing = (): Known => ({
  measure: new Map(),
  unit: new Map(),
  period: new Map(),
  cut: new Map(),
})

/** Short names that were committed: they are only ever added, so they stay true. */
const committed = new WeakMap<Database, Known>()

const nameOf = (key: CellKey, kind: Kind): string =>
  kind === "period" ? key.period.code : key[kind]

const Named = Type.Object({ name: Type.String(), id: Type.Integer() })

/** The short names of keys, as one transaction sees them. */
export class ShortNames {
  private readonly kept: Known
  private readonly own = nothing()

  constructor(db: Database) {
    const kept = committed.get(db) ?? nothing()
    committed.set(db, kept)
    this.kept = kept
  }

  /** Null for a key of which a part has no short name, so that it has no cells. */
  of(key: CellKey): ShortKey | null {
    const measure = this.find(key, "measure")
    const unit = this.find(key, "unit")
    const period = this.find(key, "period")
    const cut = this.find(key, "cut")
    return measure === undefined || unit === undefined || period === undefined || cut === undefined
      ? null
      : { measure, unit, period, cut }
  }

  /** Reads what is committed of these keys and not known yet. Before `give` in a transaction. */
  async read(db: Reader, cells: readonly CellKey[]): Promise<void> {
    for (const kind of KINDS) {
      const names = this.unknown(cells, kind)
      if (names.length === 0) continue
      const rows = await db.many(
        Named,
        sql`select name, id from (${rawSql(TABLES[kind])}) t
            where name in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`,
      )
      for (const { name, id } of rows) this.kept[kind].set(name, id)
    }
  }

  /**
   * Gives short names to what has none. Only under the locked head, after `read`; they are this
   * transaction's own until it is committed.
   */
  async give(tx: Writer, cells: readonly CellKey[]): Promise<void> {
    for (const kind of ["unit", "cut", "period"] as const) {
      const names = new Set(this.unknown(cells, kind))
      if (names.size === 0) continue
      const periods = cells.map(({ period }) => period).filter(({ code }) => names.has(code))
      const insert = kind === "period" ? insertPeriods(periods) : insertNames(kind, [...names])
      for (const { name, id } of await tx.many(Named, insert)) this.own[kind].set(name, id)
    }
  }

  private find(key: CellKey, kind: Kind): number | undefined {
    const name = nameOf(key, kind)
    return this.kept[kind].get(name) ?? this.own[kind].get(name)
  }

  private unknown(cells: readonly CellKey[], kind: Kind): string[] {
    const unknown = cells.filter((cell) => this.find(cell, kind) === undefined)
    return [...new Set(unknown.map((cell) => nameOf(cell, kind)))]
  }
}

const insertNames = (kind: "unit" | "cut", names: readonly string[]): Sql => {
  const [table, column] = kind === "unit" ? ["reporter", "unit_id"] : ["cut", "key"]
  return sql`
    insert into ${rawSql(`indicators.${table} (id, ${column})`)}
    select (select coalesce(max(id), 0) from ${rawSql(`indicators.${table}`)})
             + row_number() over (order by name), name
    from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as t(name)
    returning ${rawSql(column)} as name, id`
}

const insertPeriods = (periods: readonly Period[]): Sql => {
  const distinct = [...new Map(periods.map((period) => [period.code, period])).values()]
  return sql`
    insert into indicators.period (id, code, kind, starts, ends)
    select (select coalesce(max(id), 0) from indicators.period) + row_number() over (order by p.code),
           p.code, p.kind, p.starts, p.ends
    from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb)
      as p(code text, kind text, starts date, ends date)
    returning code as name, id`
}
