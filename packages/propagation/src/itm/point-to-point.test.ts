import fc from "fast-check"
import { expect, test } from "vitest"
import {
  createItmOutcome,
  createItmPath,
  itmArea,
  itmAreaByConfidence,
  ItmBranch,
  ItmCode,
  itmPointToPoint,
  itmPointToPointByConfidence,
  ItmWarning,
  prepareItm,
  setItmLoss,
  surveyItmPath,
} from "../index.ts"
import type { ItmLink } from "./link.ts"

const link: ItmLink = {
  txHeight: 45,
  rxHeight: 1.5,
  climate: 2,
  refractivity: 320,
  frequency: 900,
  polarisation: 1,
  permittivity: 15,
  conductivity: 0.005,
  variability: 12,
  time: 50,
  location: 50,
  situation: 50,
}

const profile = (step: number, heights: readonly number[]) =>
  Float64Array.from([heights.length - 1, step, ...heights])
const flat = (steps: number, step: number) =>
  profile(
    step,
    Array.from({ length: steps + 1 }, () => 10),
  )

test("the published example of area mode gives 133 dB", () => {
  // NTIA's area.csv, first row: printed to 0.1 dB.
  const area = { distance: 10, irregularity: 10, txSiting: 1, rxSiting: 0 }
  const asked = {
    ...link,
    txHeight: 3,
    climate: 5,
    refractivity: 301,
    frequency: 450,
    polarisation: 0,
    conductivity: 0.008,
    variability: 1,
    time: 40,
    location: 28,
    situation: 25,
  }
  expect(itmArea(asked, area).loss).toBeCloseTo(133, 1)
})

test.each<[string, Partial<ItmLink>, number]>([
  ["an antenna in the ground", { txHeight: 0.4 }, ItmCode.txHeight],
  ["an antenna above 3 000 m", { rxHeight: 3001 }, ItmCode.rxHeight],
  ["a climate of its own", { climate: 8 }, ItmCode.climate],
  ["too thin an air", { refractivity: 249 }, ItmCode.refractivity],
  ["too low a frequency", { frequency: 19 }, ItmCode.frequency],
  ["a third polarisation", { polarisation: 2 }, ItmCode.polarisation],
  ["ground lighter than air", { permittivity: 0.9 }, ItmCode.permittivity],
  ["ground that does not conduct", { conductivity: 0 }, ItmCode.conductivity],
  ["a mode of variability between the modes", { variability: 14 }, ItmCode.variabilityMode],
  ["all situations", { situation: 100 }, ItmCode.situation],
  ["no time", { time: 0 }, ItmCode.time],
  ["no place", { location: 0 }, ItmCode.location],
  ["ground like metal", { permittivity: 1, conductivity: 10 }, ItmCode.groundImpedance],
])("%s is refused with its code", (_name, change, code) => {
  const result = itmPointToPoint({ ...link, polarisation: 0, ...change }, flat(100, 100))
  expect(result.code).toBe(code)
  expect(result.loss).toBeNaN()
})

test("a refused confidence or reliability is called by its own name", () => {
  const asked = { ...link, confidence: 50, reliability: 50 }
  const area = { distance: 10, irregularity: 90, txSiting: 0, rxSiting: 0 }
  const path = flat(100, 100)
  expect(itmPointToPointByConfidence({ ...asked, confidence: 0 }, path).code).toBe(
    ItmCode.confidence,
  )
  expect(itmAreaByConfidence({ ...asked, reliability: 100 }, area).code).toBe(ItmCode.reliability)
})

test.each([
  ["no distance", { distance: 0 }, ItmCode.pathDistance],
  ["a negative roughness", { irregularity: -1 }, ItmCode.irregularity],
  ["a siting that does not exist", { txSiting: 3 }, ItmCode.txSiting],
  ["a siting between two", { rxSiting: 0.5 }, ItmCode.rxSiting],
])("area mode refuses %s", (_name, change, code) => {
  const area = { distance: 10, irregularity: 90, txSiting: 0, rxSiting: 0, ...change }
  expect(itmArea(link, area).code).toBe(code)
})

test.each([
  ["no steps", Float64Array.of(0, 90, 10)],
  ["half a step", Float64Array.of(1.5, 90, 10, 10, 10)],
  ["a step of nought", Float64Array.of(2, 0, 10, 10, 10)],
  ["fewer heights than it says", Float64Array.of(5, 90, 10, 10, 10)],
  ["nothing at all", new Float64Array()],
])("a profile with %s is refused", (_name, broken) => {
  expect(itmPointToPoint(link, broken).code).toBe(ItmCode.pathDistance)
})

test("air above the clouds and below the sea is refused", () => {
  const high = profile(
    100,
    Array.from({ length: 101 }, () => 9000),
  )
  const low = profile(
    100,
    Array.from({ length: 101 }, () => -400),
  )
  expect(itmPointToPoint(link, high).code).toBe(ItmCode.surfaceRefractivityTooSmall)
  expect(itmPointToPoint({ ...link, refractivity: 400 }, low).code).toBe(
    ItmCode.surfaceRefractivityTooLarge,
  )
})

test("a short path warns of its length", () => {
  const { code, warnings } = itmPointToPoint(link, flat(5, 100))
  expect(code).toBe(ItmCode.successWithWarnings)
  expect(warnings & ItmWarning.distanceSmall).not.toBe(0)
})

test("the example of the guide gives a loss, with a warning that its path is short", () => {
  const { code, warnings, loss } = itmPointToPoint(
    { ...link, refractivity: 340, frequency: 1800 },
    Float64Array.of(4, 90, 12, 14, 31, 18, 12),
  )
  expect([code, warnings]).toEqual([ItmCode.successWithWarnings, ItmWarning.distanceSmall])
  expect(loss).toBeCloseTo(99.309, 3)
})

test("a hill hides the far side although the branch still says line of sight", () => {
  const heights = Array.from({ length: 101 }, (_, i) => (i === 50 ? 300 : 10))
  const open = itmPointToPoint(link, flat(100, 100))
  const hidden = itmPointToPoint(link, profile(100, heights))
  expect(hidden.branch).toBe(ItmBranch.lineOfSight)
  expect(hidden.loss).toBeGreaterThan(open.loss + 20)
})

test("bands share a path, and a path can be filled again", () => {
  const first = flat(200, 90)
  const second = profile(
    90,
    Array.from({ length: 121 }, (_, i) => 50 + 40 * Math.sin(i / 3)),
  )
  const path = createItmPath()
  const outcome = createItmOutcome()
  path.txHeight = link.txHeight
  path.rxHeight = link.rxHeight
  for (const [z, steps] of [
    [first, 200],
    [second, 120],
  ] as const) {
    surveyItmPath(path, z, 2, steps, 90, link.refractivity)
    for (const frequency of [900, 1800, 2600]) {
      setItmLoss(outcome, prepareItm({ ...link, frequency }), path)
      expect(outcome.loss).toBe(itmPointToPoint({ ...link, frequency }, z).loss)
    }
  }
})

test("no valid path gives anything but a number, and none hangs", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -100, max: 3500, noNaN: true }), { minLength: 2, maxLength: 300 }),
      fc.double({ min: 1, max: 2000, noNaN: true }),
      fc.double({ min: 0.5, max: 3000, noNaN: true }),
      fc.double({ min: 20, max: 20_000, noNaN: true }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(0, 1, 2, 3, 10, 12, 23, 31),
      (heights, step, txHeight, frequency, climate, variability) => {
        const asked = { ...link, txHeight, frequency, climate, variability }
        const { code, loss } = itmPointToPoint(asked, profile(step, heights))
        expect(code <= 1 ? Number.isFinite(loss) : Number.isNaN(loss)).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})
