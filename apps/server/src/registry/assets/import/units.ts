import {
  type Box,
  boxAround,
  type Grid,
  type Point,
  vn2000,
  VN2000_SIX_DEGREES,
} from "@tinhso/places"
import { parseUnitName } from "@tinhso/vietnamese"
import type { UnitBook, UnitRecord } from "../../book.ts"
import { resolverOf } from "../../resolve.ts"
import { pathOf } from "../../tree.ts"
import { refOf } from "../../view.ts"
import { farOut } from "./far-out.ts"
import type { UnitAnswer, UnitNames } from "./reading.ts"
import type { PlaceOptions } from "./place.ts"

/** Degrees around the points of a province within which a place of it is expected. */
const AROUND = 0.3
/** With fewer points nobody knows how far a province reaches. */
const ENOUGH = 8

export interface UnitWords {
  readonly unitOf: (names: UnitNames) => UnitAnswer
  /** The level of the unit that a heading of a group names; null where it names none. */
  readonly levelOf: (text: string) => "province" | "district" | "commune" | null
  readonly placeOptions: (names: UnitNames) => PlaceOptions
}

export interface UnitWordsOptions {
  /** The day that the list describes. */
  readonly day: string
  /** The province of the whole list, where it is known. */
  readonly province: string | null
  readonly meridians: ReadonlyMap<string, number>
  /** Places where people live, all over the country. */
  readonly places: readonly Point[]
  /** The grid that a person, or the heading, says. */
  readonly grid: Grid | null
}

interface RowProvince {
  readonly province: UnitRecord | null
  /** The row itself names it, or something in it. */
  readonly named: boolean
}

/** What the words for places in rows of a list mean. */
export function unitWordsOf(book: UnitBook, options: UnitWordsOptions): UnitWords {
  const resolve = resolverOf(book)
  const { day, meridians, places } = options
  const home = options.province === null ? null : (book.units.get(options.province) ?? null)
  const ask = (text: string, level: "province" | "district" | "commune") =>
    resolve({ text, level, on: day })
  const unitOf = (names: UnitNames): UnitAnswer => answerOf(names, home, day, ask)
  const regions = new Map<string, PlaceOptions>()
  const isFarOut = farOut([
    ...places,
    ...[...book.units.values()].flatMap(({ point }) => point ?? []),
  ])
  const regionOf = ({ province, named }: RowProvince): PlaceOptions => {
    const key = `${province?.id ?? ""} ${named}`
    const known = regions.get(key)
    if (known !== undefined) return known
    const fresh: PlaceOptions = {
      area: province === null ? null : areaOf(book, province),
      named,
      grids: options.grid === null ? gridsOf(book, province, meridians) : [options.grid],
      isFarOut,
    }
    regions.set(key, fresh)
    return fresh
  }
  const provinces = new Map<string, RowProvince>()
  const provinceOf = (names: UnitNames): RowProvince => {
    const key = `${names.commune}\n${names.district}\n${names.province}`
    const known = provinces.get(key)
    if (known !== undefined) return known
    const answer = unitOf(names)
    const unit = answer.kind === "found" ? (book.units.get(answer.unit) ?? null) : null
    const own = unit === null ? null : provinceAbove(book, unit, day)
    const fresh = { province: own ?? home, named: own !== null }
    provinces.set(key, fresh)
    return fresh
  }
  return {
    unitOf,
    levelOf: (text) => levelOf(text, home, day, ask),
    placeOptions: (names) => regionOf(provinceOf(names)),
  }
}

type Answer = ReturnType<ReturnType<typeof resolverOf>>
type Ask = (text: string, level: "province" | "district" | "commune") => Answer

const lowest = ({ commune, district }: UnitNames) =>
  commune !== null ? "commune" : district !== null ? "district" : "province"

function answerOf(names: UnitNames, home: UnitRecord | null, day: string, ask: Ask): UnitAnswer {
  const level = lowest(names)
  const parts = [names.commune, names.district, names.province ?? home?.names.at(-1)?.name ?? null]
  const [text = null, ...above] = parts.filter((part) => part !== null)
  if (text === null || (level === "province" && names.province === null)) return { kind: "none" }
  return told(nearestAnswer([text, ...above], level, ask), day)
}

function nearestAnswer(
  [text = "", ...above]: readonly string[],
  level: "province" | "district" | "commune",
  ask: Ask,
): Answer {
  const first = ask([text, ...above].join(", "), level)
  // The district may be misspelt or the commune moved: the name alone may still be only one.
  const alone =
    first.kind === "unknown" && above.length > 1
      ? ask([text, above.at(-1)].join(", "), level)
      : first
  return alone.kind === "found" ? alone : first
}

function told(answer: Answer, day: string): UnitAnswer {
  if (answer.kind === "unknown") {
    return { kind: "unknown", suggestions: answer.suggestions.slice(0, 3) }
  }
  if (answer.kind === "found") {
    const { id, fullName } = refOf(answer.unit, day)
    return { kind: "found", unit: id, name: fullName }
  }
  return {
    kind: "ambiguous",
    candidates: answer.candidates.slice(0, 5).map((unit) => refOf(unit, day).fullName),
  }
}

function levelOf(text: string, home: UnitRecord | null, _day: string, ask: Ask) {
  const within = home === null ? "" : `, ${home.names.at(-1)?.name ?? ""}`
  for (const level of ["district", "commune"] as const) {
    if (ask(`${text}${within}`, level).kind === "found") return level
  }
  if (ask(text, "province").kind === "found") return "province"
  const { type } = parseUnitName(text)
  return type === "district" || type === "commune" || type === "province" ? type : null
}

function provinceAbove(book: UnitBook, unit: UnitRecord, day: string): UnitRecord | null {
  if (unit.level === "province") return unit
  return pathOf(book, unit, day).find(({ level }) => level === "province") ?? null
}

/** Around the points of everything that ever lay in a province; null where too little is known. */
function areaOf(book: UnitBook, province: UnitRecord): Box | null {
  const points: Point[] = []
  const seen = new Set<string>()
  const open = [province.id, ...originsOf(book, province)]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const point = book.units.get(id)?.point
    if (point !== undefined && point !== null) points.push(point)
    for (const { unit } of book.children.get(id) ?? []) open.push(unit)
  }
  return points.length < ENOUGH ? null : boxAround(points, AROUND)
}

/** Provinces that went into one, all the way back. */
function originsOf(book: UnitBook, unit: UnitRecord): string[] {
  const found: string[] = []
  const open = [unit.id]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { source } of book.linksTo.get(id) ?? []) {
      if (found.includes(source)) continue
      found.push(source)
      open.push(source)
    }
  }
  return found.filter((id) => book.units.get(id)?.level === "province")
}

/** Zones of three degrees that the province uses, or those of all its parts; and of six degrees. */
function gridsOf(
  book: UnitBook,
  province: UnitRecord | null,
  meridians: ReadonlyMap<string, number>,
): Grid[] {
  const ids =
    province === null ? [...meridians.keys()] : [province.id, ...originsOf(book, province)]
  const found = new Set(ids.flatMap((id) => meridians.get(id) ?? []))
  return [...[...found].map((meridian) => vn2000(meridian, 3)), ...VN2000_SIX_DEGREES]
}
