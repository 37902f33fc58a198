import {
  type Box,
  type Candidate,
  type Grid,
  type PairOptions,
  type PlaceReading,
  readPair,
  readTogether,
} from "@tinhso/places"
import {
  problem,
  type ReadColumn,
  type RowProblem,
  type RowValue,
  type RowValues,
  shown,
} from "./problem.ts"

export interface PlaceOptions {
  /** Where places of the row are expected: its province. */
  readonly area: Box | null
  /** The row itself says where that is; otherwise the list as a whole does. */
  readonly named: boolean
  /** Grids that metres may be on. */
  readonly grids: readonly Grid[]
  /** Whether nobody lives anywhere near a place. */
  readonly isFarOut: (place: RowPlace) => boolean
}

export interface RowPlace {
  readonly longitude: number
  readonly latitude: number
}

export interface PlaceRead {
  readonly place: RowPlace | null
  readonly problems: readonly RowProblem[]
  /** What was done, in words. */
  readonly told: readonly string[]
  /** The column to name for it. */
  readonly column: ReadColumn | null
}

/** The texts of a row that say where it is. */
export interface PlaceTexts {
  readonly texts: readonly [string] | readonly [string, string]
  readonly first: PairOptions["first"]
  readonly columns: readonly ReadColumn[]
}

const textOf = (values: readonly RowValue[]) => values.map(({ text }) => text).join(" ")
const columnsOf = (values: readonly RowValue[]) => values.map(({ column }) => column)

/** The one or two texts of a place: longitude and latitude first, then X and Y, then one cell for both. */
export function placeTexts(values: RowValues): PlaceTexts | null {
  const of = (target: string) => values.get(target) ?? []
  const pair = (one: string, two: string, first: PairOptions["first"]): PlaceTexts | null => {
    const [a, b] = [of(one), of(two)]
    if (a.length === 0 && b.length === 0) return null
    const columns = [...columnsOf(a), ...columnsOf(b)]
    if (a.length > 0 && b.length > 0) return { texts: [textOf(a), textOf(b)], first, columns }
    return { texts: [textOf([...a, ...b])], first: null, columns }
  }
  const degrees = pair("longitude", "latitude", "longitude")
  if (degrees !== null) return degrees
  const metres = pair("north", "east", null)
  if (metres !== null) return metres
  const both = of("place")
  const [one, two] = both
  if (one === undefined) return null
  const columns = columnsOf(both)
  if (two === undefined) return { texts: [one.text], first: null, columns }
  return { texts: [one.text, two.text], first: null, columns }
}

/** Where a row says it is, or what must be asked about it. */
export function readPlace(values: RowValues, options: PlaceOptions): PlaceRead {
  const found = placeTexts(values)
  if (found === null) return { place: null, problems: [], told: [], column: null }
  const { texts, first, columns } = found
  const asked: PairOptions = {
    first,
    grids: options.grids,
    ...(options.area === null ? {} : { area: options.area }),
  }
  const [one, two] = texts
  const reading = two === undefined ? readTogether(one, asked) : readPair(one, two, asked)
  const read = wording(reading, texts.join("; "), columns, options.named)
  const column = columns[0] ?? null
  if (read.place === null || !options.isFarOut(read.place)) return { ...read, column }
  const vi = `${shown(texts.join("; "))}: tọa độ ${pointText(read.place)} cách mọi xã, thị trấn đã biết hơn 50 km, có thể ngoài biển`
  return { ...refused(column, "place-far-out", vi), column }
}

function wording(
  reading: PlaceReading,
  text: string,
  columns: readonly ReadColumn[],
  named: boolean,
): Omit<PlaceRead, "column"> {
  const [first = null, second = first] = columns
  switch (reading.kind) {
    case "point":
      return placed(reading, first, named)
    case "outside": {
      const at = pointText(reading)
      const why =
        Math.abs(reading.longitude) < 1 && Math.abs(reading.latitude) < 1
          ? "tọa độ 0/0 là chưa điền"
          : `tọa độ ${at} nằm ngoài Việt Nam`
      return refused(first, "place-outside", `${shown(text)}: ${why}`)
    }
    case "unreadable": {
      const column = reading.which === "second" ? second : first
      return refused(column, "place-unreadable", `${shown(text)}: ${UNREADABLE[reading.why]}`)
    }
    case "asked": {
      const candidates = reading.candidates.map(candidateText)
      const why = ASKED[reading.why]
      return {
        place: null,
        told: [],
        problems: [
          problem(`place-${reading.why}`, "asked", first, `${shown(text)}: ${why}`, candidates),
        ],
      }
    }
  }
}

const refused = (column: ReadColumn | null, code: string, vi: string) => ({
  place: null,
  told: [],
  problems: [problem(code, "error", column, vi)],
})

const UNREADABLE: Readonly<Record<Extract<PlaceReading, { kind: "unreadable" }>["why"], string>> = {
  empty: "thiếu một trong hai tọa độ",
  letters: "có chữ không phải của tọa độ",
  "no-number": "không có số nào",
  minutes: "số phút phải nhỏ hơn 60",
  seconds: "số giây phải nhỏ hơn 60",
  form: "không phải cách viết tọa độ nào đã biết",
  range: "lớn hơn 180 độ",
}

const ASKED: Readonly<Record<Extract<PlaceReading, { kind: "asked" }>["why"], string>> = {
  "decimal-mark": "có vẻ mất dấu thập phân; hãy ghi lại tọa độ",
  grid: "tọa độ mét VN-2000 nhưng chưa rõ múi chiếu; hãy nói rõ kinh tuyến trục",
  mixed: "một tọa độ là độ, một tọa độ không phải; hãy ghi lại",
  several: "có thể là nhiều nơi; hãy ghi lại",
}

/** Coarser than this a place of a mast says little; a person is told. */
const COARSE = 100

function placed(
  reading: Extract<PlaceReading, { kind: "point" }>,
  column: ReadColumn | null,
  named: boolean,
): Omit<PlaceRead, "column"> {
  const problems: RowProblem[] = []
  const told: string[] = []
  for (const note of reading.notes) {
    if (note.code === "swapped") told.push("kinh độ, vĩ độ đổi chỗ cho nhau; đã đặt lại")
    if (note.code === "hemisphere") told.push("chữ N đọc là bắc (chỉ bắc nằm trong Việt Nam)")
    if (note.code === "grid") told.push(`đổi từ ${gridText(note.grid)}`)
    if (note.code === "outside-area") {
      problems.push(
        problem(
          "place-other-area",
          named ? "asked" : "warning",
          column,
          `tọa độ ${pointText(reading)} nằm ngoài tỉnh đã khai, cách mọi xã đã biết của tỉnh hơn 30 km`,
        ),
      )
    }
  }
  if (reading.form === "seconds" || reading.form === "minutes") told.push("đổi từ độ, phút, giây")
  if (reading.withinMetres > COARSE) {
    const metres = Math.round(reading.withinMetres).toLocaleString("vi-VN")
    problems.push(
      problem("place-coarse", "warning", column, `tọa độ ghi ít chữ số, có thể lệch ${metres} m`),
    )
  }
  const { longitude, latitude } = reading
  const place = { longitude: sevenPlaces(longitude), latitude: sevenPlaces(latitude) }
  return { place, problems, told }
}

/** A centimetre: nothing finer is known. */
const sevenPlaces = (degrees: number) => Math.round(degrees * 1e7) / 1e7

const comma = (degrees: number) => degrees.toFixed(5).replace(".", ",")
export const pointText = ({ longitude, latitude }: RowPlace) =>
  `${comma(latitude)} B, ${comma(longitude)} Đ`

export function gridText({ datum, meridian, zone }: Grid): string {
  const degrees = Math.floor(meridian)
  const minutes = Math.round((meridian - degrees) * 60)
  const axis = `${degrees}°${String(minutes).padStart(2, "0")}′`
  return datum === "VN-2000"
    ? `VN-2000, kinh tuyến trục ${axis}, múi ${zone}°`
    : `UTM múi ${(meridian + 183) / 6}, WGS 84`
}

const candidateText = (candidate: Candidate) =>
  candidate.grid === null
    ? pointText(candidate)
    : `${pointText(candidate)} (${gridText(candidate.grid)})`
