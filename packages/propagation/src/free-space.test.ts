import fc from "fast-check"
import { expect, test } from "vitest"
import { allowedLoss, dbm, eirp, freeSpaceLoss, isotropicGain, receivedLevel } from "./index.ts"

const metres = fc.double({ min: 1, max: 1e6, noNaN: true })
const megahertz = fc.double({ min: 20, max: 20_000, noNaN: true })

test("one kilometre at 900 MHz loses 91.53 dB", () => {
  expect(freeSpaceLoss(1000, 900)).toBeCloseTo(91.535, 3)
})

test("loss grows with distance and with frequency, by 6.02 dB for twice as much", () => {
  fc.assert(
    fc.property(metres, megahertz, (distance, frequency) => {
      const loss = freeSpaceLoss(distance, frequency)
      expect(freeSpaceLoss(distance * 1.001, frequency)).toBeGreaterThan(loss)
      expect(freeSpaceLoss(distance * 2, frequency) - loss).toBeCloseTo(6.0206, 4)
      expect(freeSpaceLoss(distance, frequency * 2) - loss).toBeCloseTo(6.0206, 4)
    }),
  )
})

const budget = { power: 43, feederLoss: 2, txGain: 17, rxGain: 0, otherLoss: 3 }

test("a level is power and gains less losses", () => {
  expect(eirp(budget)).toBe(58)
  expect(receivedLevel(budget, 120, 5)).toBe(58 - 5 - 120 - 3)
  expect(dbm(20)).toBeCloseTo(43.01, 2)
  expect(isotropicGain(14.15)).toBeCloseTo(16.3, 10)
})

test("the allowed loss leaves just the level that was asked for", () => {
  expect(receivedLevel(budget, allowedLoss(budget, -110), 0)).toBe(-110)
})

test("free space is the same both ways", () => {
  fc.assert(
    fc.property(metres, megahertz, (distance, frequency) => {
      const there = { ...budget, txGain: 17, rxGain: 2 }
      const back = { ...budget, txGain: 2, rxGain: 17 }
      const loss = freeSpaceLoss(distance, frequency)
      expect(receivedLevel(there, loss, 0)).toBeCloseTo(receivedLevel(back, loss, 0), 9)
    }),
  )
})
