import { afterAll, beforeAll, expect, test } from "vitest"
import { HA_TU, mast, openStand, point, type Stand } from "../testing/stand.ts"

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

const send = (...sent: Parameters<Stand["send"]>) => stand.send(...sent)

test.each([
  ["0/0", point(0, 0), "Tọa độ 0, 0"],
  ["swapped coordinates", point(20.95, 107.15), "bị đổi chỗ (107.15, 20.95)"],
  ["metres of VN-2000", point(448_890, 2_456_897), "mét của VN-2000"],
  ["a place in another country", point(2.35, 48.85), "ngoài lãnh thổ"],
  [
    "a line for a mast",
    {
      type: "LineString",
      coordinates: [
        [107, 21],
        [107.1, 21],
      ],
    },
    "Cần hình dạng “điểm”",
  ],
])("%s is refused with what is wrong", async (_name, geometry, words) => {
  const response = await send("POST", "/assets", mast("x", { geometry }))

  expect([response.statusCode, response.body]).toEqual([422, expect.stringContaining(words)])
})

test.each([
  ["a height of 450 m", { height: 450 }, "nằm ngoài khoảng từ 1 đến 300 m"],
  ["a height in centimetres", { height: 4200 }, "có phải 42 m (ghi bằng cm)?"],
  ["an unknown attribute", { heigth: 42 }, "có phải “height”?"],
  ["a class that there is not", { class: "A3" }, "không có trong danh sách"],
  ["a number as text", { height: "42" }, "cần một số"],
])("%s is refused with what is wrong", async (_name, attributes, words) => {
  const response = await send("POST", "/assets", mast("x", { attributes }))

  expect([response.statusCode, response.body]).toEqual([422, expect.stringContaining(words)])
})

test("an azimuth of 400°, an unknown mast and a missing technology are all told at once", async () => {
  const attributes = { azimuths: [0, 400], mast: "TS-999999", operator: "452-04" }
  const response = await send("POST", "/assets", { kind: "base-station", attributes, unit: HA_TU })
  const { errors } = response.json<{ errors: { pointer: string; detail: string }[] }>()

  expect(response.statusCode).toBe(422)
  expect(errors).toEqual([
    { pointer: "attributes.azimuths", detail: expect.stringContaining("có phải 40 °") },
    { pointer: "attributes.mast", detail: "Không có tài sản “TS-999999”" },
  ])
})
