import type { WhyStation } from "@tinhso/server/coverage/runs/model"
import { expect, test } from "vitest"
import { translator } from "../../i18n/index.ts"
import { groundTile, tilesBetween } from "./tiles.ts"
import { whyText } from "./why-text.ts"

const asked = { radiusM: 15_000, thresholdDbm: -110, pixel: { longitude: 107.1, latitude: 20.9 } }
const station: WhyStation = {
  station: "TS-000001",
  mast: null,
  technology: "4G",
  operator: "Viettel",
  longitude: 107.2,
  latitude: 21.1,
  distanceM: 6000,
  bearing: 20,
  frequencyMhz: 1800,
  heightM: 42,
  reason: "hidden",
  levelDbm: -117,
  levels: [],
  shortfallDb: 7,
  antennaLossDb: 0,
  freeSpaceDbm: -90.25,
  sight: "hidden",
  obstacle: { distanceM: 4800, groundM: 120, aboveRayM: 34, longitude: 107.11, latitude: 20.92 },
}
const told = (part: Partial<WhyStation>, language: "vi" | "en" = "vi", missing: string[] = []) =>
  whyText({ ...station, ...part }, asked, missing, { t: translator(language), language })

test.each<[string, Partial<WhyStation>, string]>([
  [
    "a hill is told from where people stand",
    {},
    "Đồi cách nơi hỏi 1,2 km cao hơn đường ngắm 34 m. Thiếu 7 dB. Nếu không có gì che thì được −90,3 dBm.",
  ],
  [
    "ground within the Fresnel zone is below the line",
    { obstacle: { ...station.obstacle!, aboveRayM: -3.25 }, freeSpaceDbm: null },
    "Mặt đất cách nơi hỏi 1,2 km chỉ thấp hơn đường ngắm 3,3 m, chạm vùng Fresnel. Thiếu 7 dB.",
  ],
  [
    "far with nothing in the way",
    { reason: "budget", sight: "free", obstacle: null },
    "Không bị che, nhưng xa trạm và yếu. Thiếu 7 dB.",
  ],
  [
    "far and hidden as well",
    { reason: "budget" },
    "Xa trạm, và không thông thoáng. Đồi cách nơi hỏi 1,2 km cao hơn đường ngắm 34 m. Thiếu 7 dB.",
  ],
  [
    "an antenna that looks elsewhere",
    { reason: "antenna", antennaLossDb: 18.4, shortfallDb: 2.5 },
    "Ăng-ten hướng sang phía khác, yếu hơn hướng chính 18 dB; quay về phía này thì đủ. Thiếu 2,5 dB.",
  ],
  [
    "farther than was computed",
    { reason: "radius", shortfallDb: null },
    "Xa hơn 15 km: không tính tới nơi này.",
  ],
  [
    "what serves says by how much",
    { reason: "serves", levelDbm: -98, shortfallDb: -12 },
    "Đủ sóng: −98 dBm, hơn ngưỡng 12 dB.",
  ],
])("%s", (_name, part, sentence) => {
  expect(told(part)).toBe(sentence)
})

test("missing ground is named by its tiles where they lie on the way", () => {
  const missing = ["N20E107", "N19E105"]

  expect(told({ reason: "terrain", shortfallDb: null }, "vi", missing)).toBe(
    "Chưa có độ cao ở ô N20E107, trên đường tới trạm.",
  )
  expect(told({ reason: "terrain", shortfallDb: null })).toBe("Chưa có độ cao trên đường tới trạm.")
})

test("English says the same", () => {
  expect(told({ freeSpaceDbm: null }, "en")).toBe(
    "A hill 1.2 km from the place rises 34 m above the line of sight. 7 dB are lacking.",
  )
})

test("tiles are named by their south-western corner", () => {
  expect(groundTile({ longitude: 107.99, latitude: 21.01 })).toBe("N21E107")
  expect(groundTile({ longitude: -0.5, latitude: -0.5 })).toBe("S01W001")
  expect(
    tilesBetween({ longitude: 107.5, latitude: 20.5 }, { longitude: 108.5, latitude: 20.5 }),
  ).toEqual(["N20E107", "N20E108"])
})
