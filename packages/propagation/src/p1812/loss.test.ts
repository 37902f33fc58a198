import fc from "fast-check"
import { expect, test } from "vitest"
import { p1812, p1812LocationDeviation, p1812LossAtPlaces, p1812Refusal } from "../index.ts"
import type { P1812Link, P1812Profile } from "./model.ts"

const link: P1812Link = {
  frequency: 700,
  time: 50,
  location: 50,
  locationDeviation: 0,
  txHeight: 45,
  rxHeight: 1.5,
  polarisation: 1,
  txLatitude: 21,
  txLongitude: 107,
  rxLatitude: 21.1,
  rxLongitude: 107,
  lapse: 45,
  refractivity: 325,
  txCoast: 500,
  rxCoast: 500,
}

function flat(points: number, km: number, height = 10): P1812Profile {
  const distance = Float64Array.from({ length: points }, (_, i) => (i * km) / (points - 1))
  return { distance, height: new Float64Array(points).fill(height), clutter: null, zone: null }
}

function withHill(profile: P1812Profile, at: number, height: number): P1812Profile {
  return { ...profile, height: profile.height.with(at, height) }
}

test("a hill between the antennas adds loss by diffraction", () => {
  const open = p1812(link, flat(101, 10))
  const hidden = p1812(link, withHill(flat(101, 10), 50, 200))
  expect(hidden.diffraction).toBeGreaterThan(open.diffraction + 10)
  expect(hidden.loss).toBeGreaterThan(open.loss)
})

test("clutter counts between the antennas and not under them", () => {
  const bare = flat(101, 10)
  const between = new Float64Array(101).fill(20).with(0, 0).with(100, 0)
  const under = new Float64Array(101).with(0, 500).with(100, 500)
  const { loss } = p1812(link, bare)
  expect(p1812(link, { ...bare, clutter: between }).loss).toBeGreaterThan(loss + 5)
  expect(p1812(link, { ...bare, clutter: under }).loss).toBe(loss)
})

test("a house half way adds what Bullington's edge loses, as computed by hand", () => {
  const bare = flat(101, 10, 0)
  const clutter = new Float64Array(101).with(50, 40)
  const asked = { ...link, frequency: 900, txHeight: 20, rxHeight: 20 }
  const { diffraction } = p1812(asked, { ...bare, clutter })
  // The radius is 6371 · 157 / 112 = 8930.8 km, so the earth rises 500 / 8930.8 · 5 · 5 = 1.400 m half way.
  // Both rays rise (40 + 1.400 − 20) / 5 = 4.280 m/km and cross 21.400 m above the direct one:
  // ν = 21.400 · √(0.002 · 10 / (0.33311 · 5 · 5)) = 1.0487 and J(ν) = 14.236 dB, with
  // (1 − exp(−14.236 / 6)) · (10 + 0.02 · 10) = 9.249 dB for the whole path. Without the house ν = −0.91: nothing.
  expect(diffraction - p1812(asked, bare).diffraction).toBeCloseTo(23.486, 3)
})

test("levels vary over places as computed by hand: less from the clutter's height on", () => {
  // (0.52 + 0.024 · 0.9) · 90^0.28 = 0.5416 · 3.5253
  expect(p1812LocationDeviation(900, 1.5, 15, 90)).toBeCloseTo(1.9093, 4)
  expect(p1812LocationDeviation(900, 20, 15, 90)).toBeCloseTo(0.5 * 1.9093, 4)
  expect(p1812LocationDeviation(900, 25, 15, 90)).toBe(0)
  expect(p1812LocationDeviation(900, 1.5, 0, 90)).toBeCloseTo(0.85 * 1.9093, 4)
})

test.each([1, 10, 50, 75, 90, 99])(
  "the loss for %d % of places is the one asked whole",
  (location) => {
    const path = withHill(flat(101, 10), 50, 60)
    const result = p1812(link, path)
    for (const locationDeviation of [0, 1.9, 5.5]) {
      const whole = p1812({ ...link, location, locationDeviation }, path).loss
      expect(p1812LossAtPlaces(result, location, locationDeviation)).toBe(whole)
    }
  },
)

test("nine of ten places lose 1.2816 deviations more than half of them", () => {
  const result = p1812(link, withHill(flat(101, 10), 50, 200))
  const more = p1812LossAtPlaces(result, 90, 5.5) - p1812LossAtPlaces(result, 50, 5.5)
  expect(more).toBeCloseTo(1.2816 * 5.5, 2)
})

test("no zones and no clutter mean inland and bare ground", () => {
  const bare = flat(101, 10)
  const said = { ...bare, zone: new Uint8Array(101).fill(4), clutter: new Float64Array(101) }
  expect(p1812(link, said)).toEqual(p1812(link, bare))
})

test("the sea carries further than land", () => {
  const bare = flat(101, 60, 0)
  const sea = { ...bare, zone: new Uint8Array(101).fill(1) }
  expect(p1812({ ...link, time: 1 }, sea).loss).toBeLessThan(p1812({ ...link, time: 1 }, bare).loss)
})

test("the formula for the smooth path agrees with the walk along it within 1 dB", () => {
  const path = withHill(flat(1001, 50), 400, 90)
  const walked = p1812(link, path).loss
  expect(Math.abs(p1812({ ...link, smoothByFormula: true }, path).loss - walked)).toBeLessThan(1)
})

test("more places are served only at a higher loss", () => {
  const varied = { ...link, locationDeviation: 5.5 }
  const path = withHill(flat(101, 10), 50, 200)
  const losses = [10, 50, 90].map((location) => p1812({ ...varied, location }, path).loss)
  expect(losses).toEqual(losses.toSorted((a, b) => a - b))
  expect((losses[2] ?? 0) - (losses[1] ?? 0)).toBeCloseTo(1.2816 * 5.5, 2)
})

test.each([
  ["in the open", 1.5, 0, 0],
  ["among houses", 1.5, 10, (0.52 + 0.024 * 0.7) * 100 ** 0.28],
  ["half way up", 5, 0, (0.52 + 0.024 * 0.7) * 100 ** 0.28 * 0.5],
])("deviation over places %s", (_name, height, clutter, expected) => {
  const open =
    height === 1.5 && clutter === 0 ? 0.85 * p1812LocationDeviation(700, 0, 0, 100) : null
  expect(p1812LocationDeviation(700, height, clutter, 100)).toBeCloseTo(open ?? expected, 12)
})

test.each<[string, Partial<P1812Link>, P1812Profile]>([
  ["time must be 1 to 50 %", { time: 60 }, flat(11, 10)],
  ["txHeight must be 1 to 3 000 m", { txHeight: 0 }, flat(11, 10)],
  ["rxHeight must be 1 to 3 000 m", { rxHeight: Number.NaN }, flat(11, 10)],
  ["polarisation must be 0 or 1", { polarisation: 2 }, flat(11, 10)],
  ["location must be between 0 and 100 %", { location: 100 }, flat(11, 10)],
  ["a profile needs at least five points", {}, flat(4, 10)],
  [
    "the arrays of a profile differ in length",
    {},
    { ...flat(11, 10), height: new Float64Array(9) },
  ],
  ["zones must be 1, 3 or 4", {}, { ...flat(11, 10), zone: new Uint8Array(11).fill(2) }],
  [
    "distances must ascend between the antennas",
    {},
    { ...flat(11, 10), distance: flat(11, 10).distance.with(5, 0) },
  ],
])("%s", (message, change, profile) => {
  expect(p1812Refusal({ ...link, ...change }, profile)).toBe(message)
  expect(() => p1812({ ...link, ...change }, profile)).toThrow(RangeError)
})

test("a frequency outside 30 MHz to 6 GHz is computed and said to be out of range", () => {
  expect(p1812({ ...link, frequency: 7000 }, flat(11, 10)).withinRange).toBe(false)
  expect(p1812(link, flat(11, 10)).withinRange).toBe(true)
})

test("no valid path gives anything but a number at least that of sight", () => {
  const heights = fc.array(fc.double({ min: -50, max: 3000, noNaN: true }), {
    minLength: 5,
    maxLength: 120,
  })
  fc.assert(
    fc.property(
      heights,
      fc.double({ min: 0.2, max: 300, noNaN: true }),
      fc.double({ min: 30, max: 6000, noNaN: true }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(1, 3, 4),
      (ground, km, frequency, time, zone) => {
        const height = Float64Array.from(ground)
        const path = {
          ...flat(height.length, km),
          height,
          zone: new Uint8Array(height.length).fill(zone),
        }
        const { loss, lineOfSight } = p1812({ ...link, frequency, time }, path)
        expect(loss).toBeGreaterThanOrEqual(lineOfSight)
        expect(Number.isFinite(loss)).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})
