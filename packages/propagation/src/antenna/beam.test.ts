import { expect, test } from "vitest"
import { beamPattern } from "./beam.ts"
import { antennaLoss } from "./direction.ts"

const pattern = beamPattern({ horizontal: 65, vertical: 10, back: 25, side: 20 })
const mounting = { azimuth: 90, mechanicalTilt: 0, electricalTilt: 4 }

test.each([
  ["in its main direction", 90, 4, 0],
  ["half a width aside", 90 + 32.5, 4, 3],
  ["half a width aside on the other side", 90 - 32.5, 4, 3],
  ["half a width above", 90, -1, 3],
  ["far above", 90, -80, 20],
  ["behind", 270, 4, 25],
])("a beam gives %s what its width says", (_name, bearing, depression, loss) => {
  expect(antennaLoss(pattern, mounting, bearing, depression)).toBeCloseTo(loss, 1)
})
