import { nearest, parseNumber } from "@tinhso/vietnamese"
import type { Level } from "../../registry/model.ts"
import type { Comparator, FigureKind, Measure, Period } from "../model.ts"
import { type AmountRules, readAmount } from "./amount.ts"
import { type Breakdown, readDates, readParts } from "./breakdown.ts"
import { FIGURE_COLUMNS, type FigureCells, type FigureColumn, type RowNotes } from "./columns.ts"
import type { DecimalMark } from "./decimal-mark.ts"
import { DATE_UNIT, type FigureDraft, type FigureSite } from "./draft.ts"
import { type PeriodRead, readPeriod } from "./period.ts"
import { cleanWords, quoted } from "./words.ts"

/** What the rows of one file are read against. */
export interface RowRules {
  readonly measures: ReadonlyMap<string, Measure>
  readonly declared: DecimalMark | null
  readonly inferred: DecimalMark | null
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u
const KINDS: readonly FigureKind[] = [
  "observation",
  "target",
  "benchmark",
  "rank",
  "plan",
  "drill",
  "event",
]
const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]
const RELATIONS = ["part", "subset"] as const

/** Reads rows of one file; every distinct period and comparator is understood once. */
export function rowReader(rules: RowRules) {
  const periods = new Map<string, PeriodRead>()
  const period = (written: string): PeriodRead => {
    let read = periods.get(written)
    if (read === undefined) {
      read = readPeriod(written)
      periods.set(written, read)
    }
    return read
  }
  return (cells: FigureCells, notes: RowNotes): RowRead => {
    const words = readWords(cells, notes)
    const measure = knownMeasure(words.measure, rules.measures, notes)
    const when = readWhen(words.as_of, period, notes)
    const kind = oneOf("kind", words.kind, KINDS, notes)
    const placeLevel = oneOf("place_level", words.place_level, LEVELS, notes)
    const relation = readRelation(words, notes)
    const amount = readValue(cells, words, { ...rules, measure }, notes)
    const parts = readBreakdown(words, { ...rules, measure }, notes)
    if (words.place === "" || when === null || kind === null || placeLevel === null) return NOTHING
    const site = { source: words.source, place: words.place, placeLevel, kind, period: when }
    if (notes.problems.length > 0 || measure === null || amount === null || parts === null) {
      return { site, draft: null }
    }
    const draft: FigureDraft = {
      ...site,
      id: words.id,
      measure: measure.code,
      label: words.label_vi,
      comparator: amount.comparator,
      exact: amount.exact,
      unitOfMeasure: words.unit_of_measure,
      breakdown: parts.parts,
      datesPrinted: parts.dates,
      whole: words.whole === "" ? null : words.whole,
      relation,
      note: words.note,
    }
    return { site, draft }
  }
}

/** What a row says; null where something in it is wrong. */
export interface RowRead {
  readonly site: FigureSite | null
  readonly draft: FigureDraft | null
}

const NOTHING: RowRead = { site: null, draft: null }

type Words = Record<FigureColumn, string>

/** Columns that must say something, with the most characters each may have. */
const LONGEST: Readonly<Record<FigureColumn, number>> = {
  id: 64,
  source: 120,
  place: 200,
  place_level: 20,
  as_of: 40,
  kind: 20,
  measure: 80,
  label_vi: 500,
  comparator: 20,
  value: 400,
  unit_of_measure: 100,
  breakdown: 8000,
  whole: 64,
  relation: 20,
  note: 4000,
}
const REQUIRED: ReadonlySet<FigureColumn> = new Set<FigureColumn>([
  "id",
  "source",
  "place",
  "place_level",
  "as_of",
  "kind",
  "measure",
  "label_vi",
  "unit_of_measure",
])

function readWords(cells: FigureCells, notes: RowNotes): Words {
  const words: Partial<Words> = {}
  for (const column of FIGURE_COLUMNS) {
    const clean = cleanWords(cells[column].text, LONGEST[column], column === "note")
    if ("refused" in clean) {
      notes.refuse(column, clean.refused)
      words[column] = ""
    } else {
      words[column] = clean.text
      if (clean.text === "" && REQUIRED.has(column)) notes.refuse(column, "còn trống")
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every column was filled above
  const all = words as Words
  for (const column of ["id", "whole"] as const) {
    if (all[column] !== "" && !ID.test(all[column])) {
      notes.refuse(
        column,
        `${quoted(all[column])} không phải là mã: chỉ gồm chữ cái không dấu, chữ số, dấu “.”, “_”, “-”, nhiều nhất 64 ký tự`,
      )
    }
  }
  return all
}

function knownMeasure(
  code: string,
  measures: ReadonlyMap<string, Measure>,
  notes: RowNotes,
): Measure | null {
  if (code === "") return null
  const found = measures.get(code)
  if (found !== undefined) return found
  const [near] = nearest(code, [...measures.keys()], 1)
  const named =
    near === undefined ? [...measures.values()].find((one) => one.nameVi === code) : null
  const guess = near?.text ?? named?.code
  const perhaps = guess === undefined ? "" : `; có phải “${guess}”?`
  notes.refuse("measure", `không có chỉ số ${quoted(code)}${perhaps}`)
  return null
}

function readWhen(
  written: string,
  read: (written: string) => PeriodRead,
  notes: RowNotes,
): Period | null {
  if (written === "") return null
  const when = read(written)
  if ("refused" in when) {
    notes.refuse("as_of", when.refused)
    return null
  }
  if (when.warning !== null) notes.warn(when.warning)
  return when.period
}

function oneOf<T extends string>(
  column: FigureColumn,
  written: string,
  allowed: readonly T[],
  notes: RowNotes,
): T | null {
  if (written === "") return null
  const found = allowed.find((one) => one === written.toLowerCase())
  if (found !== undefined) return found
  const [near] = nearest(written, allowed, 1)
  const perhaps = near === undefined ? "" : `; có phải “${near.text}”?`
  notes.refuse(column, `${quoted(written)} phải là một trong: ${allowed.join(", ")}${perhaps}`)
  return null
}

function readRelation(words: Words, notes: RowNotes): "part" | "subset" | null {
  const { id, whole, relation } = words
  if (whole === "" && relation !== "") {
    notes.refuse("whole", `còn trống, trong khi cột relation nói ${quoted(relation)}`)
  }
  if (whole !== "" && relation === "") {
    notes.refuse("relation", `còn trống, trong khi cột whole nói ${quoted(whole)}`)
  }
  if (whole !== "" && whole === id) notes.refuse("whole", "là chính số liệu này")
  return oneOf("relation", relation, RELATIONS, notes)
}

interface ValueRules extends RowRules {
  readonly measure: Measure | null
}

function amountRules({ measure, declared, inferred }: ValueRules, words: Words): AmountRules {
  return {
    declared,
    inferred,
    counts: measure?.overUnits === "sum",
    share: measure?.share ?? false,
    unitOfMeasure: words.unit_of_measure,
  }
}

function readValue(
  cells: FigureCells,
  words: Words,
  rules: ValueRules,
  notes: RowNotes,
): { exact: string | null; comparator: Comparator } | null {
  const comparator = readComparator(words.comparator, notes)
  if (words.value === "") return { exact: null, comparator: comparator ?? "=" }
  if (words.unit_of_measure === DATE_UNIT) {
    const exact = readDay(words.value, notes)
    return exact === null ? null : { exact, comparator: comparator ?? "=" }
  }
  const amount = readAmount({ ...cells.value, text: words.value }, amountRules(rules, words))
  if ("refused" in amount) {
    notes.refuse("value", amount.refused)
    return null
  }
  if (amount.warning !== null) notes.warn(amount.warning)
  if (comparator === null) {
    if (words.comparator === "")
      notes.warn(`cột comparator còn trống, được đọc là “${amount.comparator}”`)
    return amount
  }
  if (amount.comparator !== "=" && amount.comparator !== comparator) {
    notes.refuse(
      "value",
      `${quoted(words.value)} nói “${amount.comparator}”, cột comparator nói “${comparator}”`,
    )
  }
  return { exact: amount.exact, comparator }
}

const COMPARATORS = ["=", ">", ">=", "<", "<=", "~"] as const

/** One of the signs, or a word that stands for one before a number: "trên", "≥", "khoảng". */
function readComparator(written: string, notes: RowNotes): Comparator | null {
  if (written === "") return null
  const sign = COMPARATORS.find((one) => one === written)
  if (sign !== undefined) return sign
  const read = /\d/u.test(written) ? null : parseNumber(`${written} 1`)
  if (read?.kind === "number" && read.exact === "1" && read.unit === null) return read.comparator
  notes.refuse(
    "comparator",
    `${quoted(written)} phải là một trong: ${COMPARATORS.join(" ")} (hay trên, tối thiểu, dưới, không quá, khoảng)`,
  )
  return null
}

function readDay(written: string, notes: RowNotes): string | null {
  const read = readPeriod(written)
  if ("refused" in read) {
    notes.refuse("value", read.refused)
    return null
  }
  if (read.warning !== null) notes.warn(read.warning)
  if (read.period.kind === "day") return read.period.starts
  notes.refuse("value", `${quoted(written)} phải là một ngày đầy đủ, như 2023-10-02`)
  return null
}

function readBreakdown(words: Words, rules: ValueRules, notes: RowNotes): Breakdown | null {
  const read =
    words.unit_of_measure === DATE_UNIT
      ? readDates(words.breakdown)
      : readParts(words.breakdown, amountRules(rules, words))
  if (!("refused" in read)) return read
  notes.refuse("breakdown", read.refused)
  return null
}
