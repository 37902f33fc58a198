import fc from "fast-check"
import { expect, test } from "vitest"
import { metresBetween } from "./box.ts"
import { fromVn2000Degrees, toDegrees, toMetres, utm, vn2000 } from "./grid.ts"

// Computed once with PROJ 9.1.1 (Debian's proj-bin). The first rows: cs2cs from
// "+proj=tmerc +lat_0=0 +lon_0=M +k=0.9999 +x_0=500000 +ellps=WGS84 +towgs84=…" with the parameters
// of EPSG:6960; then "cs2cs EPSG:3405 EPSG:4326", EPSG:3406 and EPSG:32648 as PROJ defines them (in two
// blocks of the Mekong delta PROJ takes EPSG:5194 instead, 0.8 m away; that row is of EPSG:6960).
test.each([
  [vn2000(106.5, 3), 448_890, 2_456_897, 106.006165471, 22.209062558],
  [vn2000(106.5, 3), 453_040, 2_482_786, 106.045660115, 22.442989706],
  [vn2000(107.75, 3), 428_533.12, 2_323_456.78, 107.064426419, 21.003142366],
  [vn2000(105.75, 3), 551_234.5, 1_193_000.25, 106.220303382, 10.787567295],
  [vn2000(104.5, 3), 500_000, 1_000_000, 104.501781498, 9.042840428],
  [vn2000(107, 3), 612_345.678, 1_700_000, 108.048275072, 15.368685352],
  [vn2000(105, 6), 448_890, 2_456_897, 104.505996567, 22.215739111],
  [vn2000(105, 6), 551_234.5, 1_193_000.25, 105.470450767, 10.7908086],
  [vn2000(105, 6), 700_000, 2_300_000, 106.923313354, 20.788122652],
  [vn2000(111, 6), 300_000, 1_500_000, 109.153524345, 13.560576239],
  [utm(48), 600_000, 2_300_000, 105.960871136, 20.797188998],
])("%j at %f east, %f north is where PROJ says, within a centimetre", (grid, e, n, lon, lat) => {
  expect(metresBetween(toDegrees(grid, e, n), { longitude: lon, latitude: lat })).toBeLessThan(0.01)
})

test("degrees of VN-2000 are moved as PROJ moves EPSG:4756, within a centimetre", () => {
  const moved = fromVn2000Degrees({ longitude: 106.07, latitude: 21.18 })

  expect(metresBetween(moved, { longitude: 106.071884027, latitude: 21.179012209 })).toBeLessThan(
    0.01,
  )
})

test("metres and degrees lead to each other", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 102.5, max: 109.4, noNaN: true }),
      fc.double({ min: 8.5, max: 23.3, noNaN: true }),
      fc.constantFrom(vn2000(105, 6), vn2000(106.5, 3), utm(48)),
      (longitude, latitude, grid) => {
        const { easting, northing } = toMetres(grid, { longitude, latitude })
        const back = toDegrees(grid, easting, northing)
        expect(metresBetween(back, { longitude, latitude })).toBeLessThan(0.01)
      },
    ),
  )
})
