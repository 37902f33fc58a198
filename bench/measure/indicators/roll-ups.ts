import { Type } from "typebox"
import { columnFor, type Sources } from "../../../apps/server/src/indicators/cube/evaluation.ts"
import { cubeOf, type Seen } from "../../../apps/server/src/indicators/cube/service.ts"
import { definitionsOf } from "../../../apps/server/src/indicators/definitions/service.ts"
import type { Period } from "../../../apps/server/src/indicators/model.ts"
import { Formulas } from "../../../apps/server/src/indicators/query/formulas.ts"
import { rawSql } from "../../../apps/server/src/platform/sql.ts"
import { territories as territoriesOf } from "../../../apps/server/src/registry/index.ts"
import { report } from "../report.ts"
import { type Country, LAST, MEASURE, MEASURES, PERIODS, QUARTERS, REFORM_VIEW } from "./country.ts"

const timed = (work: () => unknown): number => {
  const from = performance.now()
  work()
  return (performance.now() - from) / 1000
}

/** Every measure in every quarter rolled up to the provinces, and the same asked of PostgreSQL. */
export async function rollUps(country: Country): Promise<void> {
  const { ctx, where } = country
  const before = process.memoryUsage().rss
  const started = performance.now()
  const seen = (await cubeOf(ctx.db)).at("published")
  const seconds = (performance.now() - started) / 1000
  const cells = `${seen.slices.units} communes × ${MEASURES} measures × ${QUARTERS} quarters`
  report({
    work: `load the cube from the ${where}`,
    size: cells,
    values: [seconds],
    unit: "s",
    bar: null,
  })
  const { sources, provinces } = await sourcesOver(country, seen)
  const all = (dayOf: (period: Period) => string): number => {
    let total = 0
    for (const code of MEASURE) {
      for (const period of PERIODS) {
        const asked = { units: provinces, period, ytd: false, day: dayOf(period), by: null }
        for (const value of columnFor(code, asked, sources).values) total += value
      }
    }
    return total
  }
  const both = () => [all((period) => period.ends), all(() => REFORM_VIEW)]
  const size = `${provinces.length} provinces × ${cells}, both views`
  report({ work: "roll up, the first time", size, values: [timed(both)], unit: "s", bar: 1 })
  const values = Array.from({ length: 20 }, () => timed(both))
  report({ work: "roll up", size, values, unit: "s", bar: 1, judged: "p95" })
  const memory = (process.memoryUsage().rss - before) / 2 ** 20
  report({
    work: "memory of the cube, loading included",
    size: cells,
    values: [memory],
    unit: "MB",
    bar: 2048,
  })
  await peers(country, both()[1] ?? 0)
}

/** What formulas are computed from, and the numbers of the provinces of today. */
export async function sourcesOver({ ctx }: Country, seen: Seen) {
  const territories = await territoriesOf(ctx.db)
  const made = new Formulas(await definitionsOf(ctx))
  const sources: Sources = {
    slices: seen.slices,
    ...seen.over(territories),
    territories,
    rules: made.rules,
    formula: (code, period) => made.inForce(code, period, null),
    part: made.part,
  }
  const provinces = territories
    .ofLevel("province")
    .filter((unit) => territories.existsOn(unit, REFORM_VIEW))
  return { sources, provinces: Int32Array.from(provinces, ({ id }) => seen.slices.numberOf(id)) }
}

const PARENT = `
  join indicators.reporter r on r.id = c.unit
  join registry.unit_parent up on up.unit = r.unit_id and up.valid @> date '${REFORM_VIEW}'`
const STANDS = "c.superseded_by is null and c.layer = 0"

const ALL = `
  select up.parent, c.measure, c.period, sum(c.value) as value, count(*) as reported
  from indicators.cell c ${PARENT}
  where ${STANDS}
  group by up.parent, c.measure, c.period`

/** One indicator of every commune in one quarter, as SQL answers it over the index of the table. */
const SHARE = `
  select a.unit, a.value / nullif(b.value, 0) * 100 as value
  from indicators.cell a
  join indicators.cell b on (b.unit, b.period, b.cut) = (a.unit, a.period, a.cut)
    and b.superseded_by is null and b.layer = 0
    and b.measure = (select id from indicators.reporting where measure_code = 'm2')
  where a.superseded_by is null and a.layer = 0 and a.cut = 0
    and a.measure = (select id from indicators.reporting where measure_code = 'm1')
    and a.period = (select id from indicators.period where code = '${LAST.code}')`

const COUNTRY = `
  select sum(c.value) as value from indicators.cell c
  where ${STANDS} and c.cut = 0
    and c.measure = (select id from indicators.reporting where measure_code = 'm1')
    and c.period = (select id from indicators.period where code = '${LAST.code}')`

/** The same questions of the three bars, asked of the database itself. */
async function peers({ ctx: { db }, where }: Country, expected: number): Promise<void> {
  const ask = async (query: string, runs: number) => {
    const values: number[] = []
    let found = Number.NaN
    for (let run = 0; run < runs; run++) {
      const started = performance.now()
      const [total] = await db.column(
        Type.Number(),
        rawSql(`select sum(value)::float8 from (${query}) t`),
      )
      values.push(performance.now() - started)
      found = total ?? Number.NaN
    }
    return { values, found }
  }
  const all = await ask(ALL, 3)
  if (all.found !== expected) throw new Error(`the cube says ${expected}, PostgreSQL ${all.found}`)
  const peer = `peer: ${where}, by aggregation over its indexed table`
  report({
    work: `${peer}: the same totals of one view`,
    size: "the same cells",
    values: all.values.map((ms) => ms / 1000),
    unit: "s",
    bar: null,
  })
  report({
    work: `${peer}: an indicator for all communes, without HTTP`,
    size: "3 321 rows, summed by the database",
    values: (await ask(SHARE, 20)).values,
    unit: "ms",
    bar: null,
  })
  report({
    work: `${peer}: the country's total of one measure, without HTTP`,
    size: "3 321 cells",
    values: (await ask(COUNTRY, 20)).values,
    unit: "ms",
    bar: null,
  })
}
