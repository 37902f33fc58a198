/**
 * Formulas, the cube and the query API over a whole country: 3 321 communes in 34 provinces, 98
 * measures, 12 quarters; PostgreSQL is asked the same questions in the same run. Then fifty people
 * enter values at once.
 */
import { carriedAlong } from "./measure/indicators/carried.ts"
import { openCountry } from "./measure/indicators/country.ts"
import { entering } from "./measure/indicators/entering.ts"
import { filling } from "./measure/indicators/filling.ts"
import { formulas } from "./measure/indicators/formulas.ts"
import { overHttp } from "./measure/indicators/over-http.ts"
import { rollUps } from "./measure/indicators/roll-ups.ts"
import { unitLists } from "./measure/product.ts"
import { note } from "./measure/report.ts"

formulas()
const lists = unitLists()
if (lists === null) note("the official lists are not at hand: set TINHSO_BENCH_UNITS")
else {
  note("recording four million cells …")
  const country = await openCountry(lists, { cells: true })
  await rollUps(country)
  await carriedAlong(country)
  await overHttp(country)
  await country.ctx.db.close()
  await entering(lists)
  await filling(lists)
}
