import fc from "fast-check"
import { expect, test } from "vitest"
import {
  antennaLoss,
  type AntennaPattern,
  cutLoss,
  depressionTo,
  OMNIDIRECTIONAL,
  parseAntennaPattern,
} from "../index.ts"

const upright = { azimuth: 0, mechanicalTilt: 0, electricalTilt: 0 }

function lobe(angle: number, width: number): string {
  const off = Math.min(angle, 360 - angle)
  return Math.min(25, 12 * (off / width) ** 2).toFixed(2)
}

/** A sector antenna 65° wide and 7° high, whose back is 25 dB down. */
function sectorText(change: (line: string) => string = (line) => line): string {
  const lines = ["NAME K742215", "MAKE Test", "FREQUENCY 1850", "GAIN 17,5 dBi", "TILT ELECTRICAL"]
  for (const [cut, width] of [
    ["HORIZONTAL", 65],
    ["VERTICAL", 7],
  ] as const) {
    lines.push(`${cut} 360`)
    for (let angle = 0; angle < 360; angle++) lines.push(`${angle}.0\t${lobe(angle, width)}`)
  }
  return lines.map(change).join("\r\n")
}

function parsed(text: string): AntennaPattern {
  const result = parseAntennaPattern(text)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.pattern
}

const sector = parsed(sectorText())

test("an MSI file is read with its name, gain, frequency and cuts", () => {
  expect(sector).toMatchObject({ name: "K742215", gain: 17.5, frequency: 1850, electricalTilt: 0 })
  expect(cutLoss(sector.horizontal, 65)).toBe(12)
  expect(cutLoss(sector.vertical, -3.5)).toBeCloseTo(3.06, 9)
})

test.each([
  ["GAIN 15.35", 17.5],
  ["GAIN 15.35 dBd", 17.5],
  ["GAIN 17.5dBi", 17.5],
  ["GAIN: 17.5 DBI", 17.5],
])("%s means 17.5 dBi", (line, gain) => {
  const text = sectorText((old) => (old.startsWith("GAIN") ? line : old))
  expect(parsed(text).gain).toBeCloseTo(gain, 10)
})

test.each([
  ["TILT 4", 4],
  ["ELECTRICAL_TILT 2.0", 2],
  ["TILT MECHANICAL", 0],
])("%s gives a tilt of %d°", (line, tilt) => {
  const text = sectorText((old) => (old.startsWith("TILT") ? line : old))
  expect(parsed(text).electricalTilt).toBe(tilt)
})

const gains = (name: string) => `${name} 4\n360 -0\n90 -10\n180 -30\n270 -10`

test("losses written as negative gains, an angle of 360 and any order mean the same", () => {
  const pattern = parsed(`${gains("HORIZONTAL")}\n${gains("VERTICAL")}`)
  expect([...pattern.horizontal.angle]).toEqual([0, 90, 180, 270])
  expect(cutLoss(pattern.horizontal, 45)).toBe(5)
  expect(cutLoss(pattern.horizontal, 315)).toBe(5)
})

test.each([
  ["bad-gain", "GAIN much", /^GAIN.*/m],
  ["bad-count", "HORIZONTAL many", /^HORIZONTAL.*/m],
  ["bad-line", "180.0 strong", /^180\.0.*/m],
  ["bad-angle", "1800.0 3", /^180\.0.*/m],
  ["bad-loss", "180.0 999", /^180\.0.*/m],
  ["too-few-lines", "VERTICAL 3600", /^VERTICAL.*/m],
])("a file with a fault is refused: %s", (code, wrong, place) => {
  const result = parseAntennaPattern(sectorText().replaceAll("\r", "").replace(place, wrong))
  expect(result.ok).toBe(false)
  expect(result.ok ? [] : result.faults.map((fault) => fault.code)).toContain(code)
})

test("a fault says its line and its text", () => {
  const result = parseAntennaPattern("NAME x\nHORIZONTAL 2\n0 0\n90 ten")
  expect(result).toEqual({ ok: false, faults: [{ line: 4, code: "bad-line", text: "90 ten" }] })
})

test.each([
  ["", "no-horizontal"],
  ["HORIZONTAL 1\n0 0", "no-vertical"],
  ["x\n".repeat(30_000), "too-long"],
])("what is no pattern at all is refused", (text, code) => {
  const result = parseAntennaPattern(text)
  expect(result.ok ? [] : result.faults.map((fault) => fault.code)).toContain(code)
})

test("no text makes the reader throw or hang", () => {
  const word = fc.constantFrom(
    "HORIZONTAL",
    "VERTICAL",
    "GAIN",
    "360",
    "1",
    "0 0",
    "dBi",
    "\n",
    "é",
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 40 }), (words) => {
      expect(typeof parseAntennaPattern(words.join(" ")).ok).toBe("boolean")
    }),
  )
})

test("both cuts come back from the whole pattern", () => {
  for (let angle = -90; angle <= 90; angle += 7.5) {
    expect(antennaLoss(sector, upright, angle, 0)).toBeCloseTo(cutLoss(sector.horizontal, angle), 9)
    expect(antennaLoss(sector, upright, 0, angle)).toBeCloseTo(cutLoss(sector.vertical, angle), 9)
  }
})

test.each([
  ["azimuth", { azimuth: 120, mechanicalTilt: 0, electricalTilt: 0 }, 120, 0],
  ["mechanical tilt", { azimuth: 0, mechanicalTilt: 6, electricalTilt: 0 }, 0, 6],
  ["electrical tilt", { azimuth: 0, mechanicalTilt: 0, electricalTilt: 4 }, 0, 4],
  ["both tilts", { azimuth: 300, mechanicalTilt: 6, electricalTilt: 4 }, 300, 10],
])("the main direction follows the %s", (_name, mounting, bearing, depression) => {
  expect(antennaLoss(sector, mounting, bearing, depression)).toBeCloseTo(0, 9)
  expect(antennaLoss(sector, mounting, bearing, depression - 5)).toBeGreaterThan(3)
})

test("leaning forward lifts the beam behind and leaves it at the sides", () => {
  const leaning = { ...upright, mechanicalTilt: 10 }
  expect(antennaLoss(sector, leaning, 90, 0)).toBeCloseTo(antennaLoss(sector, upright, 90, 0), 0)
  expect(antennaLoss(sector, leaning, 0, 0)).toBeGreaterThan(20)
})

test("an omnidirectional antenna loses nothing in any direction, however it leans", () => {
  const leaning = { azimuth: 20, mechanicalTilt: 5, electricalTilt: 3 }
  fc.assert(
    fc.property(fc.integer({ min: -720, max: 720 }), fc.integer({ min: -90, max: 90 }), (b, d) => {
      expect(antennaLoss(OMNIDIRECTIONAL, leaning, b, d)).toBe(0)
    }),
  )
})

test("every direction of every antenna gives a number at least 0", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -720, max: 720, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -20, max: 20, noNaN: true }),
      (bearing, depression, tilt) => {
        const mounting = { azimuth: 77, mechanicalTilt: tilt, electricalTilt: 2 }
        const loss = antennaLoss(sector, mounting, bearing, depression)
        expect(loss).toBeGreaterThanOrEqual(0)
        expect(loss).toBeLessThan(60)
      },
    ),
  )
})

test.each([
  ["a point 45 m lower at 1 km", 45, 0, 1000, 2.58],
  ["a point as high at 50 km, for the earth is round", 100, 100, 50_000, 0.169],
  ["a mountain above", 50, 550, 5000, -5.69],
])("%s", (_name, antenna, point, distance, degrees) => {
  expect(depressionTo(antenna, point, distance)).toBeCloseTo(degrees, 2)
})
