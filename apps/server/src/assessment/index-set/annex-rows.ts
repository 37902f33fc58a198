import { parseNumber, searchKey, toNfc } from "@tinhso/vietnamese"
import type { Criterion } from "../model.ts"
import { readRuleWords } from "../scoring/rule-words.ts"
import type { AnnexField } from "./annex-columns.ts"

/** A row of an annex as offices write it. */
export interface AnnexRow {
  readonly row: number
  readonly cells: Readonly<Record<AnnexField, string>>
}

/** What was understood of a row, for a person to look at before anything is kept. */
interface AnnexReading {
  readonly row: number
  readonly code: string
  /** The kind of rule that was recognised; "unknown" where a person has to say it. */
  readonly rule: string
  readonly message: string
}

export interface AnnexRead {
  readonly criteria: readonly Criterion[]
  readonly readings: readonly AnnexReading[]
  readonly wrong: readonly { readonly row: number; readonly message: string }[]
}

const ROMAN = /^(?=[IVXLC])(?:X{0,4})(?:IX|IV|V?I{0,3})$/u
const NUMBERED = /^\d{1,3}(?:\.\d{1,3}){0,7}$/u

/**
 * Reads the rows of an annex: Roman rows head groups, "1", "1.1", "1.1.1" stand below one another,
 * rows without a number go on with the row above. Numbers that begin again under each Roman row get
 * it as their beginning ("II.1"). Rules in words are recognised where they can be, and every row
 * says how it was read.
 */
export function readAnnex(rows: readonly AnnexRow[]): AnnexRead {
  const joined = joinContinued(rows)
  const restarts = numbersRestart(joined)
  const wrong: { row: number; message: string }[] = []
  const drafts: Draft[] = []
  const known = new Set<string>()
  let roman: string | null = null
  for (const one of joined) {
    const written = codeOf(one)
    if (ROMAN.test(written)) roman = written
    const code =
      roman !== null && restarts && NUMBERED.test(written) ? `${roman}.${written}` : written
    if (known.has(code)) {
      wrong.push({ row: one.row, message: `mã ${code} có hai lần` })
      continue
    }
    const points = pointsOf(one.cells.maxPoints)
    if (points === "wrong") {
      wrong.push({ row: one.row, message: `“${one.cells.maxPoints}” không phải là điểm` })
    }
    known.add(code)
    const above = roman === code ? null : roman
    drafts.push({
      one,
      code,
      parent: parentOf(code, known, above),
      points: points === "wrong" ? null : points,
    })
  }
  const parents = new Set(drafts.map(({ parent }) => parent))
  const criteria = drafts.map((draft) => criterionOf(draft, parents.has(draft.code)))
  return {
    criteria: criteria.map(({ criterion }) => criterion),
    readings: criteria.map(({ reading }) => reading),
    wrong,
  }
}

interface Draft {
  readonly one: AnnexRow
  readonly code: string
  readonly parent: string | null
  readonly points: number | null
}

const text = (cell: string) =>
  toNfc(cell)
    .replaceAll(/[ \t]+/gu, " ")
    .trim()
const codeOf = ({ cells }: AnnexRow) => text(cells.code).replace(/[.)]$/u, "").toUpperCase()

/** Rows without a number carry on the words of the row above; titles, totals and empty rows are left out. */
function joinContinued(rows: readonly AnnexRow[]): AnnexRow[] {
  const joined: { row: number; cells: Record<AnnexField, string> }[] = []
  for (const { row, cells } of rows) {
    const code = codeOf({ row, cells })
    if (ROMAN.test(code) || NUMBERED.test(code)) joined.push({ row, cells: { ...cells } })
    else {
      const last = joined.at(-1)
      const total = searchKey(`${cells.code} ${cells.name}`).startsWith("tong")
      if (last === undefined || total) continue
      last.cells.ruleWords = [last.cells.ruleWords, cells.ruleWords].filter(Boolean).join("; ")
      last.cells.evidence = [last.cells.evidence, cells.evidence].filter(Boolean).join("; ")
    }
  }
  return joined
}

function numbersRestart(rows: readonly AnnexRow[]): boolean {
  const numbers = rows.map(codeOf).filter((code) => NUMBERED.test(code))
  return new Set(numbers).size < numbers.length && rows.some((one) => ROMAN.test(codeOf(one)))
}

/** The longest beginning of the code that is a row; else the Roman row above. */
function parentOf(code: string, known: ReadonlySet<string>, roman: string | null): string | null {
  for (let at = code.lastIndexOf("."); at > 0; at = code.lastIndexOf(".", at - 1)) {
    const above = code.slice(0, at)
    if (known.has(above)) return above
  }
  return roman !== null && code !== roman && !ROMAN.test(code) ? roman : null
}

function pointsOf(cell: string): number | null | "wrong" {
  const read = parseNumber(text(cell).replace(/\s*điểm$/iu, ""))
  if (read.kind === "missing") return null
  if (read.kind === "number" && read.comparator === "=" && read.value >= 0) return read.value
  // "1.000" heads an annex: nobody gives one point in three decimals.
  const thousands =
    read.kind === "ambiguous" ? read.readings.find(({ value }) => value >= 1000) : undefined
  return thousands?.value ?? "wrong"
}

function criterionOf({ one, code, parent, points }: Draft, isGroup: boolean) {
  const { cells, row } = one
  const ruleWords = text(cells.ruleWords)
  const kind = isGroup ? "group" : kindOf(`${cells.name} ${ruleWords}`)
  const read = kind === "scored" ? readRuleWords(ruleWords, points) : UNSCORED
  const criterion: Criterion = {
    code,
    parent,
    name: text(cells.name).replaceAll(/\s+/gu, " ") || code,
    kind,
    maxPoints: points,
    ruleWords,
    ...(read.kind === "unknown"
      ? { rule: null, figures: [] }
      : { rule: read.rule, figures: [...read.figures] }),
    evidence: text(cells.evidence) === "" ? "none" : "required",
    dataSource: text(cells.dataSource),
    coVerifier: text(cells.coVerifier),
    notApplicable: "refused",
    note: [text(cells.evidence), text(cells.note)].filter(Boolean).join(" · "),
  }
  if (read === UNSCORED) return { criterion, reading: { row, code, rule: kind, message: "" } }
  const message = read.kind === "unknown" ? `${read.why}: cần người xem` : read.rule
  return { criterion, reading: { row, code, rule: read.kind, message } }
}

const UNSCORED = { kind: "unknown", why: "" } as const

const kindOf = (words: string) =>
  /không (?:tính|chấm) điểm/iu.test(words) ? ("unscored" as const) : ("scored" as const)
