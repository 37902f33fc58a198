import { searchKey } from "@tinhso/vietnamese"
import type { MeasurementWords } from "./words.ts"

export interface HeadingRead {
  /** "longitude", "rsrp"; "personal"; "none". */
  readonly target: string
  /** "dbm", "asu", "kbit/s" where the heading or the habit of its tool says so. */
  readonly unit: string | null
  readonly how: "exact" | "inside" | "none"
}

export interface Vocabulary {
  readonly exact: ReadonlyMap<string, string>
  /** Whole words inside a longer heading, longest first. */
  readonly inside: readonly (readonly [string, string])[]
  readonly personal: ReadonlySet<string>
  readonly units: ReadonlyMap<string, string>
}

export function vocabularyOf(words: MeasurementWords): Vocabulary {
  const exact = new Map<string, string>()
  for (const [target, texts] of Object.entries(words.columns)) {
    for (const text of texts) {
      const key = searchKey(text)
      if (key !== "" && !exact.has(key)) exact.set(key, target)
    }
  }
  const inside = [...exact]
    .filter(([key, target]) => key.length >= 4 && INSIDE.has(target))
    .toSorted(([a], [b]) => b.length - a.length)
  const units = new Map<string, string>()
  for (const text of words.kilobits) units.set(searchKey(text), "kbit/s")
  for (const text of words.megabits) units.set(searchKey(text), "mbit/s")
  return { exact, inside, personal: new Set(words.personal.map(searchKey)), units }
}

/** What a longer heading may be known by a part of. */
const INSIDE = new Set([
  "longitude",
  "latitude",
  "rsrp",
  "ss-rsrp",
  "rscp",
  "rxlev",
  "quality",
  "snr",
  "download",
  "upload",
  "latency",
  "technology",
  "operator",
  "level",
  "when",
])

/** Columns about cells that do not serve, and numbered ones beside the first. */
const OTHERS =
  /(?:^| )(?:neigh\w*|ncell\w*|nbr|lan can|candidate|detected|monitored|secondary|scell\w*|best|max|min|stdev|std|(?:[2-9]|1\d))(?: |$)/u

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/ (?:dbm)$/u, "dbm"],
  [/ (?:db)$/u, "db"],
  [/ asu$/u, "asu"],
  [/ (?:mbps|mbit s|mb s|mbits)$/u, "mbit/s"],
  [/ (?:kbps|kbit s|kb s|kbits)$/u, "kbit/s"],
  [/ (?:gbps|gbit s)$/u, "gbit/s"],
  [/ (?:bps|bit s)$/u, "bit/s"],
  [/ ms$/u, "ms"],
  [/ (?:km h|kph|kmh)$/u, "km/h"],
]

/** What a column gives by its heading, with the unit of measure that stands in it. */
export function readHeading(heading: string, vocabulary: Vocabulary): HeadingRead {
  const key = searchKey(heading)
  if (isPersonal(key, vocabulary)) return { target: "personal", unit: null, how: "exact" }
  const found = UNITS.find(([pattern]) => pattern.test(` ${key}`))
  const bare = found === undefined ? key : ` ${key}`.replace(found[0], "").trim()
  const unit = found?.[1] ?? vocabulary.units.get(key) ?? null
  const direct = vocabulary.exact.get(key) ?? (bare === "" ? undefined : vocabulary.exact.get(bare))
  if (direct !== undefined) return { target: direct, unit, how: "exact" }
  if (OTHERS.test(bare)) return { target: "none", unit: null, how: "none" }
  const part = vocabulary.inside.find(([word]) => ` ${bare} `.includes(` ${word} `))
  return part === undefined
    ? { target: "none", unit: null, how: "none" }
    : { target: part[1], unit, how: "inside" }
}

function isPersonal(key: string, { personal }: Vocabulary): boolean {
  if (personal.has(key)) return true
  const padded = ` ${key} `
  return [...personal].some((word) => word.length >= 4 && padded.includes(` ${word} `))
}
