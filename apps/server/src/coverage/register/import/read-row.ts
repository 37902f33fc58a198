import { type Grid, readPair, readTogether, type PlaceReading } from "@tinhso/places"
import { parseDate, parseNumber } from "@tinhso/vietnamese"
import { GAP_STATES, type GapState } from "../model.ts"
import type { FoundRow, FoundValue } from "./find-rows.ts"
import { type ImportWords, plain, type Target } from "./words.ts"

/** What a row of a list says. */
export interface RowDraft {
  readonly id: string | null
  /** Its number in the list. */
  readonly number: string | null
  readonly gap: string | null
  readonly village: string | null
  readonly commune: string | null
  readonly district: string | null
  readonly province: string | null
  readonly households: number | null
  readonly population: number | null
  readonly place: { readonly latitude: number; readonly longitude: number } | null
  readonly technology: string | null
  readonly operators: readonly string[]
  readonly state: GapState | null
  readonly day: string | null
  readonly reported: string | null
  readonly due: string | null
  readonly organisation: string | null
  readonly document: string | null
  readonly note: string | null
}

export interface RowRead {
  readonly draft: RowDraft
  readonly problems: readonly string[]
  readonly told: readonly string[]
}

interface Reading {
  readonly words: ImportWords
  /** Grids that metres may be on. */
  readonly grids: readonly Grid[]
}

/** Reads the cells of a row; whatever cannot be read with certainty is a problem of its cell. */
export function readRow({ values }: FoundRow, reading: Reading): RowRead {
  const problems: string[] = []
  const told: string[] = []
  const text = (target: Target) => values.get(target)?.text.replaceAll(/\s+/gu, " ").trim() ?? null
  const read = <T>(target: Target, by: (value: FoundValue) => Cell<T>): T | null => {
    const value = values.get(target)
    if (value === undefined) return null
    const found = by(value)
    if ("says" in found) return found.says
    problems.push(`${value.letter}: ${found.wrong}`)
    return null
  }
  const draft: RowDraft = {
    id: read("id", idIn),
    number: text("number"),
    gap: text("gap"),
    village: text("village"),
    commune: text("commune"),
    district: text("district"),
    province: text("province"),
    households: read("households", countIn),
    population: read("population", countIn),
    place: placeIn(values, reading, problems, told),
    technology: technologyIn(text("technology")),
    operators: operatorsIn(text("operator"), reading.words),
    state: read("state", (value) => stateIn(value, reading.words)),
    day: read("day", dayIn),
    reported: read("reported", dayIn),
    due: read("due", dayIn),
    organisation: text("organisation"),
    document: text("document"),
    note: text("note"),
  }
  return { draft, problems, told }
}

/** What a cell says, or what is wrong with it. */
type Cell<T> = { readonly says: T } | { readonly wrong: string }

const idIn = ({ text }: FoundValue): Cell<string> =>
  /^VL-\d{6,12}$/u.test(text.trim())
    ? { says: text.trim() }
    : { wrong: `“${text}” không phải mã vùng lõm` }

function countIn({ text }: FoundValue): Cell<number> {
  const read = parseNumber(text, { decimalMark: "comma" })
  const isCount = read.kind === "number" && Number.isInteger(read.value) && read.value >= 0
  return isCount && read.value <= MOST_PEOPLE
    ? { says: read.value }
    : { wrong: `“${text}” không phải số đếm` }
}

const MOST_PEOPLE = 100_000_000

/** A day; of a month or a year that is told alone, its last one. */
function dayIn({ text }: FoundValue): Cell<string> {
  const read = parseDate(text.replace(/T.*$/u, "").replace(/^ngày\s+/iu, ""))
  return "ends" in read ? { says: read.ends } : { wrong: `“${text}” không đọc được thành ngày` }
}

function technologyIn(text: string | null): string | null {
  const found = /[2-6]\s?G/iu.exec(text ?? "")
  return found === null ? null : found[0].replaceAll(/\s/gu, "").toUpperCase()
}

function operatorsIn(text: string | null, words: ImportWords): string[] {
  if (text === null || words.everyOperator.has(plain(text))) return []
  return [
    ...new Set(
      text
        .split(/[,;/+\n]|\s+và\s+/u)
        .map((one) => one.trim())
        .filter((one) => one !== ""),
    ),
  ].slice(0, 20)
}

/** The state whose words a cell begins with; the longest words count. */
function stateIn({ text }: FoundValue, { states }: ImportWords): Cell<GapState> {
  const key = plain(text)
  const found = GAP_STATES.flatMap((state) => states[state].map((word) => ({ state, word })))
    .filter(({ word }) => key === word || key.startsWith(`${word} `))
    .toSorted((a, b) => b.word.length - a.word.length)
  const [best] = found
  return best === undefined ? { wrong: `không hiểu tình trạng “${text}”` } : { says: best.state }
}

function placeIn(
  values: FoundRow["values"],
  { grids }: Reading,
  problems: string[],
  told: string[],
): RowDraft["place"] {
  const [latitude, longitude, both] = [
    values.get("latitude"),
    values.get("longitude"),
    values.get("place"),
  ]
  const cell = latitude ?? longitude ?? both
  if (cell === undefined) return null
  const read =
    latitude !== undefined && longitude !== undefined
      ? readPair(longitude.text, latitude.text, { first: "longitude", grids })
      : readTogether((latitude ?? longitude ?? both)?.text ?? "", { first: null, grids })
  if (read.kind !== "point") {
    problems.push(`${cell.letter}: ${whyNot(read)}`)
    return null
  }
  if (read.notes.some(({ code }) => code === "swapped")) {
    told.push("kinh độ, vĩ độ đổi chỗ cho nhau; đã đặt lại")
  }
  return { latitude: sixth(read.latitude), longitude: sixth(read.longitude) }
}

const sixth = (degrees: number) => Math.round(degrees * 1e6) / 1e6

function whyNot(read: Exclude<PlaceReading, { kind: "point" }>): string {
  if (read.kind === "outside") {
    const zero = Math.abs(read.longitude) < 1 && Math.abs(read.latitude) < 1
    return zero ? "tọa độ 0/0 là chưa điền" : "tọa độ nằm ngoài Việt Nam"
  }
  if (read.kind === "asked") {
    return read.why === "grid"
      ? "tọa độ mét VN-2000 chưa rõ múi chiếu; hãy nói --meridian"
      : "tọa độ có thể hiểu nhiều cách; hãy ghi lại"
  }
  return "không đọc được tọa độ"
}
