import fc from "fast-check"
import { expect, test } from "vitest"
import { itmLossFloors } from "./floor.ts"
import type { ItmLink } from "./link.ts"
import { createItmOutcome, itmLossAtShares, setItmLoss } from "./loss.ts"
import { createItmPath } from "./path.ts"
import { prepareItm } from "./radio.ts"
import { surveyItmPath } from "./survey.ts"

const share = fc.constantFrom(1, 10, 25, 50, 75, 90, 99)
const link: fc.Arbitrary<ItmLink> = fc.record({
  txHeight: fc.integer({ min: 1, max: 120 }),
  rxHeight: fc.constantFrom(1.5, 4, 10),
  climate: fc.integer({ min: 1, max: 7 }),
  refractivity: fc.integer({ min: 280, max: 390 }),
  frequency: fc.constantFrom(40, 450, 700, 900, 1800, 2600, 3500, 9000),
  polarisation: fc.constantFrom(0, 1),
  permittivity: fc.constantFrom(4, 15, 80),
  conductivity: fc.constantFrom(0.001, 0.005, 5),
  variability: fc.constantFrom(0, 1, 2, 3, 11, 12, 13, 22, 30, 33),
  time: share,
  location: share,
  situation: share,
})
const ground = fc.array(fc.integer({ min: -5, max: 1500 }), { minLength: 5, maxLength: 300 })

test("no path loses less than its floor says", () => {
  const path = createItmPath()
  const outcome = createItmOutcome()
  fc.assert(
    fc.property(link, ground, fc.integer({ min: 20, max: 2000 }), (asked, heights, step) => {
      const z = Float64Array.from(heights)
      const radio = prepareItm(asked)
      path.txHeight = asked.txHeight
      path.rxHeight = asked.rxHeight
      const steps = z.length - 1
      surveyItmPath(path, z, 0, steps, step, asked.refractivity)
      setItmLoss(outcome, radio, path)
      const bin = Math.trunc((steps * step) / 250)
      const floor = itmLossFloors(radio, 250, bin + 1)[bin]!
      expect(Number.isNaN(outcome.loss) || outcome.loss >= floor - 1e-9).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test("near by, the median has a floor within half a dB of free space", () => {
  const radio = prepareItm({
    txHeight: 45,
    rxHeight: 1.5,
    climate: 2,
    refractivity: 301,
    frequency: 1800,
    polarisation: 1,
    permittivity: 15,
    conductivity: 0.005,
    variability: 12,
    time: 50,
    location: 50,
    situation: 50,
  })
  const [, , , , floor] = itmLossFloors(radio, 1000, 5)
  const free = 32.45 + 20 * Math.log10(1800) + 20 * Math.log10(4)
  expect(floor).toBeLessThanOrEqual(free)
  expect(floor).toBeGreaterThan(free - 0.5)
})

test("the loss at other shares is that of a link with those shares", () => {
  const asked: ItmLink = {
    txHeight: 45,
    rxHeight: 1.5,
    climate: 2,
    refractivity: 301,
    frequency: 900,
    polarisation: 1,
    permittivity: 15,
    conductivity: 0.005,
    variability: 12,
    time: 50,
    location: 50,
    situation: 50,
  }
  const path = createItmPath()
  path.txHeight = 45
  path.rxHeight = 1.5
  const z = Float64Array.from({ length: 100 }, (_, i) => 200 + 80 * Math.sin(i / 4))
  surveyItmPath(path, z, 0, 99, 90, 301)
  const median = createItmOutcome()
  setItmLoss(median, prepareItm(asked), path)
  const ninety = prepareItm({ ...asked, situation: 90 })
  const whole = createItmOutcome()
  setItmLoss(whole, ninety, path)
  expect(itmLossAtShares(ninety, path, median)).toBe(whole.loss)
  expect(whole.loss).toBeGreaterThan(median.loss + 5)
})
