import { expect, test } from "vitest"
import { readAreas } from "./geojson.ts"

const square = [
  [106, 21],
  [107, 21],
  [107, 22],
  [106, 22],
  [106, 21],
]
const file = (coordinates: unknown, type = "Polygon", more: object = {}) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: { code: "22" }, geometry: { type, coordinates } }],
    ...more,
  })

test("an area comes with its box", () => {
  expect(readAreas(file([square]))).toMatchObject({
    areas: [{ feature: 1, properties: { code: "22" }, west: 106, south: 21, east: 107, north: 22 }],
    problems: [],
  })
})

test.each([
  ["text that is no JSON", "{", "không phải JSON đúng dạng (tệp bị cắt?)"],
  ["another kind of JSON", "[]", "không phải một FeatureCollection của GeoJSON"],
  ["a file without areas", '{"type":"FeatureCollection","features":[]}', "không có vùng nào"],
  ["a point", file([106, 21], "Point"), "hình “Point” không phải vùng"],
  ["an empty polygon", file([]), "vùng không có đường biên"],
  ["a ring of three positions", file([square.slice(0, 3)]), "đường biên có ít hơn 4 điểm"],
  ["a ring that stays open", file([square.slice(0, 4)]), "đường biên không khép kín"],
  ["a text for a number", file([square.map(() => ["106", 21])]), "tọa độ không phải hai số"],
  [
    "latitude before longitude",
    file([square.map(([x, y]) => [y, x])]),
    "tọa độ 21, 106 không phải kinh độ, vĩ độ WGS 84 (đổi chỗ, hay là mét?)",
  ],
  [
    "a grid in metres",
    file([square], "Polygon", { crs: { properties: { name: "EPSG:3405" } } }),
    "hệ tọa độ không phải WGS 84 (EPSG:4326)",
  ],
])("%s is refused", (_name, text, message) => {
  expect(readAreas(text)).toMatchObject({ areas: [], problems: [{ message }] })
})
