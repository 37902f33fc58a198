import type { Reader } from "../../platform/database.ts"
import type { RegisterQuery, RegisterRecord } from "../../platform/register-query.ts"
import { asOf, existsOn, type UnitBook } from "../book.ts"
import type { Level } from "../model.ts"
import { readBook } from "../store/book-store.ts"
import { revisionOf } from "../store/facts-store.ts"
import { territoriesOf } from "../territories.ts"
import { pathOf } from "../tree.ts"

/** The oldest day of the official lists. */
const SINCE = "2024-12-31"
const TYPE = "loại"

const existing = (book: UnitBook, level: Level, day: string) =>
  [...book.units.values()].filter((unit) => unit.level === level && existsOn(unit, day))

const namings = new WeakMap<UnitBook, readonly string[]>()

/** The last day until then on which any unit or name changed. */
function unchangedSince(book: UnitBook, day: string): string {
  const days =
    namings.get(book) ??
    [
      ...new Set(
        [...book.units.values()].flatMap(({ names }) => names.map(({ from }) => from ?? "")),
      ),
    ]
      .filter((from) => from !== "")
      .toSorted()
  namings.set(book, days)
  const named = days.findLast((one) => one <= day) ?? ""
  const changed = territoriesOf(book).unchangedSince(day)
  return named > changed ? named : changed
}

const kept = new WeakMap<UnitBook, Map<string, unknown>>()

/** What is found on a day, kept for all days on which the units are the same. */
async function onDay<T>(
  db: Reader,
  what: string,
  day: string,
  find: (book: UnitBook, day: string) => T,
): Promise<T> {
  const book = await readBook(db)
  const known = kept.get(book) ?? new Map<string, unknown>()
  kept.set(book, known)
  const since = unchangedSince(book, day)
  const key = `${what} ${since}`
  const found = known.get(key) ?? find(book, since)
  known.set(key, found)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a name always has one kind of answer
  return found as T
}

/** The units of a level on a day, each as a record of its own place. */
function recordsOf(db: Reader, level: Level, day: string): Promise<readonly RegisterRecord[]> {
  return onDay(db, level, day, (book, since) =>
    existing(book, level, since).map((unit) => {
      const name = asOf(unit.names, since)
      const type = name?.type.toLowerCase() ?? ""
      return {
        id: unit.id,
        unit: unit.id,
        label: name?.fullName ?? unit.id,
        value: 1,
        attributes: type === "" ? {} : { [TYPE]: type },
        href: `/dia-ban/${unit.id}`,
      }
    }),
  )
}

/** Provinces of which any commune is known: of the others nobody has entered the list. */
function provincesWithCommunes(db: Reader, day: string): Promise<readonly string[]> {
  return onDay(db, "provinces with communes", day, (book, since) => {
    const found = new Set<string>()
    for (const commune of existing(book, "commune", since)) {
      for (const above of pathOf(book, commune, since)) {
        if (above.level === "province") found.add(above.id)
      }
    }
    return [...found]
  })
}

const units = (level: Level) => ({
  how: "count" as const,
  since: SINCE,
  open: true,
  revision: revisionOf,
  records: (db: Reader, day: string) => recordsOf(db, level, day),
})

const counted = {
  unitOfMeasure: "unit",
  better: "none",
  definitionVi: "Đếm từ danh mục đơn vị hành chính của hệ thống vào ngày cuối kỳ.",
  definitionEn: "Counted from the register of administrative units on the last day of the period.",
} as const

/** How many units there are, from the units themselves. */
export const registryQueries: readonly RegisterQuery[] = [
  {
    ...units("commune"),
    code: "registry.communes",
    nameVi: "Đơn vị hành chính cấp xã",
    nameEn: "Commune-level units",
    recordVi: "một xã, phường, thị trấn hoặc đặc khu",
    recordEn: "a commune, ward, township or special zone",
    keptFor: provincesWithCommunes,
    measure: {
      ...counted,
      code: "số_đơn_vị_cấp_xã",
      nameVi: "Số đơn vị hành chính cấp xã",
      nameEn: "Number of commune-level units",
      level: "province",
      dimensions: { [TYPE]: ["xã", "phường", "thị trấn", "đặc khu"] },
    },
  },
  {
    ...units("district"),
    code: "registry.districts",
    nameVi: "Đơn vị hành chính cấp huyện",
    nameEn: "District-level units",
    recordVi: "một huyện, quận, thị xã hoặc thành phố thuộc tỉnh",
    recordEn: "a district, town or city below the province",
    keptFor: provincesWithCommunes,
    measure: {
      ...counted,
      code: "số_đơn_vị_cấp_huyện",
      nameVi: "Số đơn vị hành chính cấp huyện",
      nameEn: "Number of district-level units",
      level: "province",
      dimensions: { [TYPE]: ["huyện", "quận", "thị xã", "thành phố"] },
    },
  },
  {
    ...units("province"),
    code: "registry.provinces",
    nameVi: "Đơn vị hành chính cấp tỉnh",
    nameEn: "Province-level units",
    recordVi: "một tỉnh hoặc thành phố trực thuộc trung ương",
    recordEn: "a province or centrally run city",
    keptFor: () => Promise.resolve(["VN"]),
    measure: {
      ...counted,
      code: "số_đơn_vị_cấp_tỉnh",
      nameVi: "Số đơn vị hành chính cấp tỉnh",
      nameEn: "Number of province-level units",
      level: "country",
      dimensions: { [TYPE]: ["tỉnh", "thành phố"] },
    },
  },
]
