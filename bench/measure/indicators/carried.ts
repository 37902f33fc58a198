import { shifted } from "../../../apps/server/src/indicators/cells/calendar.ts"
import { columnFor } from "../../../apps/server/src/indicators/cube/evaluation.ts"
import { Landings } from "../../../apps/server/src/indicators/cube/landing.ts"
import { Leaves } from "../../../apps/server/src/indicators/cube/leaves.ts"
import { Slices } from "../../../apps/server/src/indicators/cube/slices.ts"
import type { Period } from "../../../apps/server/src/indicators/model.ts"
import { territories as territoriesOf } from "../../../apps/server/src/registry/index.ts"
import { report } from "../report.ts"
import { type Country, MEASURE, QUARTERS, REFORM_VIEW } from "./country.ts"
import { sourcesOver } from "./roll-ups.ts"

const BEFORE: Period = {
  code: "2025-Q2",
  kind: "quarter",
  starts: "2025-04-01",
  ends: "2025-06-30",
}

/** Twelve quarters before the reform, carried along lineage from 10 035 communes to 34 provinces. */
export async function carriedAlong(country: Country): Promise<void> {
  const territories = await territoriesOf(country.ctx.db)
  const communes = territories
    .ofLevel("commune")
    .filter((unit) => territories.existsOn(unit, BEFORE.ends))
  const periods = Array.from({ length: QUARTERS }, (_, i) => shifted(BEFORE, QUARTERS - 1 - i))
  const slices = new Slices()
  const numbers = communes.map(({ id }) => slices.numberOf(id))
  for (const measure of MEASURE) {
    for (const period of periods) {
      const { values, statuses } = slices.writable(measure, "", period, numbers.length)
      for (const unit of numbers) {
        values[unit] = 1
        statuses[unit] = 0
      }
    }
  }
  const seen = {
    slices,
    over: () => {
      const landings = new Landings(territories, (unit) => slices.numberOf(unit))
      return { landings, leaves: new Leaves(slices, landings) }
    },
  }
  const { sources, provinces } = await sourcesOver(country, seen)
  const roll = () => {
    let total = 0
    for (const code of MEASURE) {
      for (const period of periods) {
        const asked = { units: provinces, period, ytd: false, day: REFORM_VIEW, by: null }
        for (const value of columnFor(code, asked, sources).values) total += value
      }
    }
    return total
  }
  const expected = communes.length * MEASURE.length * QUARTERS
  const values: number[] = []
  for (let run = 0; run < 21; run++) {
    const started = performance.now()
    const total = roll()
    values.push((performance.now() - started) / 1000)
    // Every commune of then lies in one province of today, whole.
    if (total !== expected) throw new Error(`${expected} communes became ${total}`)
  }
  const size = `${communes.length} communes of then × ${MEASURE.length} measures × ${QUARTERS} quarters, in ${provinces.length} provinces of today`
  const work = "roll up history carried along lineage"
  report({ work: `${work}, the first time`, size, values: values.slice(0, 1), unit: "s", bar: 1 })
  report({ work, size, values: values.slice(1), unit: "s", bar: 1, judged: "p95" })
}
