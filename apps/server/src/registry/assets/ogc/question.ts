import { type AssetFilter, type Condition, readStates } from "../filter.ts"
import { propertyName } from "../feature.ts"
import type { Box } from "../geometry.ts"
import type { AssetKind, Attribute } from "../model.ts"
import { askedDay } from "./asked-day.ts"

/** What the items of a collection are asked for. */
interface ItemsQuestion {
  readonly filter: Omit<AssetFilter, "box">
  /** One box, or two where it goes over the 180th meridian; any of them fits. */
  readonly boxes: readonly Box[]
  /** Null: today. */
  readonly day: string | null
  readonly limit: number
  readonly after: string | null
}

interface Refused {
  readonly refused: string
  readonly about: string
}

type ItemsRead = ItemsQuestion | Refused

const FIRST = 100
const MOST = 10_000
/** Words of an address that are no property of a collection. */
const OWN = new Set([
  "bbox",
  "datetime",
  "limit",
  "after",
  "f",
  "q",
  "state",
  "unit",
  "organisation",
])

/** Reads the words of an address; one that nobody knows is refused, as the standard asks. */
export function readItemsQuestion(
  query: Readonly<Record<string, unknown>>,
  { code, attributes }: Pick<AssetKind, "code" | "attributes">,
  dayOf: (instant: Date) => string,
): ItemsRead {
  const words = new Map<string, string>()
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== "string" && typeof value !== "number") {
      return wrong(name, "chỉ được ghi một lần")
    }
    words.set(name, String(value))
  }
  const boxes = readBoxes(words.get("bbox"))
  if (boxes === null) return wrong("bbox", "cần 4 hoặc 6 số: tây,nam,đông,bắc theo độ")
  const text = words.get("datetime")
  const day = text === undefined ? null : askedDay(text, dayOf)
  if (day === undefined) return wrong("datetime", "cần một ngày, một thời điểm hoặc một khoảng")
  const limit = readLimit(words.get("limit"))
  if (limit === null) return wrong("limit", "cần một số nguyên từ 1")
  const filter = readFilter(words, { code, attributes })
  if ("refused" in filter) return filter
  return { filter, boxes, day, limit, after: words.get("after") ?? null }
}

function readFilter(
  words: ReadonlyMap<string, string>,
  { code, attributes }: Pick<AssetKind, "code" | "attributes">,
): ItemsQuestion["filter"] | Refused {
  const state = words.get("state")
  const states = state === undefined ? undefined : readStates(state)
  if (states === null) return wrong("state", "trạng thái là planned, active, faulty, removed")
  const where = readWhere(words, attributes)
  if ("refused" in where) return where
  const q = words.get("q")?.normalize("NFC").trim()
  return {
    kinds: [code],
    states,
    unit: words.get("unit"),
    organisation: words.get("organisation"),
    where,
    q: q === "" ? undefined : q,
  }
}

const wrong = (about: string, refused: string) => ({ about, refused: `“${about}” ${refused}` })

function readWhere(
  words: ReadonlyMap<string, string>,
  attributes: readonly Attribute[],
): Condition[] | Refused {
  const known = new Map(attributes.map((one) => [propertyName(one.code), one]))
  const where: Condition[] = []
  for (const [name, value] of words) {
    if (OWN.has(name)) continue
    const attribute = known.get(name)
    if (attribute === undefined) return wrong(name, "không phải tham số hay thuộc tính của tập này")
    const said = writtenAs(attribute, value)
    if (said === null) return wrong(name, `cần một số, không phải “${value}”`)
    where.push({ attribute: attribute.code, how: "=", values: [said] })
  }
  return where
}

/** A value of an address as it is compared: "42.0" is 42; null where a number is none. */
function writtenAs({ type }: Attribute, value: string): string | null {
  if (type !== "number" && type !== "integer") return value.normalize("NFC")
  const number = Number(value)
  return value.trim() === "" || Number.isNaN(number) ? null : String(number)
}

/** Larger limits are answered with as many as there may be. */
function readLimit(text: string | undefined): number | null {
  if (text === undefined) return FIRST
  return /^[1-9]\d{0,8}$/u.test(text) ? Math.min(MOST, Number(text)) : null
}

function readBoxes(text: string | undefined): Box[] | null {
  if (text === undefined) return []
  const numbers = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)))
  return numbers.every(Number.isFinite) ? boxesOf(numbers) : null
}

/** Heights of a box with six numbers mean nothing here. */
function boxesOf(numbers: readonly number[]): Box[] | null {
  const flat = numbers.length === 6 ? [0, 1, 3, 4].map((at) => numbers[at] ?? 0) : numbers
  const [west = 0, south = 0, east = 0, north = 0] = flat
  if (flat.length !== 4) return null
  if (south > north || Math.abs(south) > 90 || Math.abs(north) > 90) return null
  if (west <= east) return [[west, south, east, north]]
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ]
}
