import { columnLetter } from "../../../platform/table-file/index.ts"
import { isPersonalColumn } from "./personal.ts"
import { type HeadingRead, readHeading, type Vocabulary } from "./vocabulary.ts"

/** A column of a file with what it gives. */
export interface ReadColumn {
  readonly index: number
  /** "E" */
  readonly letter: string
  readonly heading: string
  readonly target: string
  readonly unit: string | null
  readonly how: "chosen" | "remembered" | "exact" | "inside" | "none"
  readonly samples: readonly string[]
}

/** Targets whose texts are kept as they stand: what is in them is looked at too. */
const TEXTS = new Set(["cell", "node", "operator", "technology", "mode", "band", "plmn", "state"])
/** Targets that several columns may give: the first that says something counts. */
const SEVERAL = new Set(["operator", "technology", "band", "none", "personal", "place"])
const SHOWN = 3

/** Targets that a person may choose for a heading. */
export const targetsOf = (vocabulary: Vocabulary): ReadonlySet<string> =>
  new Set([...vocabulary.exact.values(), "none"])

/**
 * What each column gives: what a person chose ("download:mbit/s" with the unit of measure) for its
 * heading, otherwise what the heading says. A column about persons is never read, whoever chose what.
 * A second column of the same kind gives nothing.
 */
export function readColumns(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  vocabulary: Vocabulary,
  chosen: Readonly<Record<string, string>>,
  how: "chosen" | "remembered",
): ReadColumn[] {
  const known = targetsOf(vocabulary)
  const taken = new Map<string, number>()
  const read = headings.map((heading, index): ReadColumn => {
    const below = samples.map((row) => row[index] ?? "")
    const said = readHeading(heading, vocabulary)
    const [set, unit = said.unit] = chosen[heading]?.split(":") ?? []
    const meant =
      set !== undefined && known.has(set) && said.target !== "personal"
        ? { target: set, unit, how }
        : said
    const checked = withoutPersons(meant, below)
    return {
      index,
      letter: columnLetter(index),
      heading,
      ...checked,
      samples: checked.target === "personal" ? [] : firstOf(below),
    }
  })
  for (const column of read) {
    const before = taken.get(column.target)
    if (before === undefined || rank(column) < rank(read[before]!))
      taken.set(column.target, column.index)
  }
  return read.map((column) =>
    SEVERAL.has(column.target) || taken.get(column.target) === column.index
      ? column
      : { ...column, target: "none", unit: null, how: "none" as const },
  )
}

const RANK = { chosen: 0, remembered: 0, exact: 1, inside: 2, none: 3 } as const
const rank = ({ how }: ReadColumn) => RANK[how]

type Meant = Pick<ReadColumn, "target" | "unit" | "how">

function withoutPersons(meant: Meant | HeadingRead, samples: readonly string[]): Meant {
  return TEXTS.has(meant.target) && isPersonalColumn(samples)
    ? { target: "personal", unit: null, how: "none" }
    : meant
}

const firstOf = (samples: readonly string[]) =>
  samples
    .filter((text) => text.trim() !== "")
    .slice(0, SHOWN)
    .map((text) => text.slice(0, 60))

/** How well a row serves as a heading: so many columns are known by it; 0 where no place is. */
export function headingWorth(cells: readonly string[], vocabulary: Vocabulary): number {
  const targets = new Set(cells.map((cell) => readHeading(cell, vocabulary).target))
  const hasPlace =
    (targets.has("longitude") && targets.has("latitude")) ||
    (targets.has("east") && targets.has("north")) ||
    targets.has("place")
  targets.delete("none")
  return hasPlace ? targets.size : 0
}
