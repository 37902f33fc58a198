import type { AssetKind, Attribute } from "../model.ts"
import {
  problem,
  type ReadColumn,
  type RowProblem,
  type RowValue,
  type RowValues,
  shown,
} from "./problem.ts"
import { enumCode } from "./values/listed.ts"
import { isNo, isYes, type Writing } from "./values/read-value.ts"

/** One station of a row. */
export interface RowStation {
  readonly technology: string
  /** Null where the file does not say. */
  readonly operator: string | null
  readonly column: ReadColumn
}

interface Named {
  readonly code: string
  readonly column: ReadColumn
}

export interface StationsRead {
  readonly stations: readonly RowStation[]
  readonly problems: readonly RowProblem[]
  /** Operators that the row names. */
  readonly operators: readonly string[]
}

/**
 * The stations of a row: one for each technology and operator. Several operators beside several
 * technologies do not say who has which: that is asked.
 */
export function readStations(
  values: RowValues,
  child: AssetKind,
  writing: Writing,
  fallback: string | null,
): StationsRead {
  const problems: RowProblem[] = []
  const attribute = (code: string) => child.attributes.find((one) => one.code === code)
  const technology = attribute("technology")
  const operator = attribute("operator")
  if (technology === undefined) return { stations: [], problems, operators: [] }
  const technologies = [
    ...listed(values.get("technology") ?? [], technology, problems),
    ...ticked(values, "technology", writing, problems, technology),
  ]
  const named = operatorsOf(values, operator, problems)
  const columns =
    operator === undefined ? [] : operatorColumns(values, technology, writing, problems)
  const operators = [...new Set([...named, ...columns].map(({ code }) => code))]
  const all = operators.length === 0 && fallback !== null ? [fallback] : operators
  const direct = [
    ...columns.flatMap(({ code, technologies: of, column }) =>
      of.map((one) => ({ technology: one, operator: code, column })),
    ),
    ...tickedPairs(values, writing, problems, technology),
  ]
  const open = columns.filter(({ technologies: of }) => of.length === 0)
  const loose = [...named, ...open].map(({ code }) => code)
  const among = loose.length > 0 ? loose : direct.length > 0 ? [] : all
  const crossed = cross(technologies, among, problems)
  return { stations: unique([...direct, ...crossed]), problems, operators: all }
}

function cross(
  technologies: readonly Named[],
  operators: readonly string[],
  problems: RowProblem[],
): RowStation[] {
  const codes = [...new Set(technologies.map(({ code }) => code))]
  if (operators.length > 1 && codes.length > 1) {
    problems.push(
      problem(
        "stations-unclear",
        "asked",
        technologies[0]?.column ?? null,
        `${operators.length} nhà mạng và ${codes.length} công nghệ trên một dòng: không rõ mạng nào có công nghệ nào; hãy tách mỗi mạng một dòng`,
      ),
    )
    return []
  }
  const among = operators.length === 0 ? [null] : operators
  return technologies.flatMap(({ code, column }) =>
    among.map((operator) => ({ technology: code, operator, column })),
  )
}

function unique(stations: readonly RowStation[]): RowStation[] {
  const seen = new Set<string>()
  return stations.filter(({ technology, operator }) => {
    const key = `${technology} ${operator}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** "2G/3G/4G", "3G + 4G", "LTE" */
function listed(
  values: readonly RowValue[],
  technology: Attribute,
  problems: RowProblem[],
): Named[] {
  return values.flatMap((value) => {
    const codes = technologiesIn(value.text, technology)
    if (codes !== null) return codes.map((code) => ({ code, column: value.column }))
    const vi = `${shown(value.text)} không phải công nghệ đã biết (2G, 3G, 4G, 5G)`
    problems.push(problem("technology", "error", value.column, vi))
    return []
  })
}

function technologiesIn(text: string, technology: Attribute): string[] | null {
  const found = text.toUpperCase().match(/[2345]\s*G/gu)
  const rest = text.toUpperCase().replace(/[2345]\s*G/gu, "")
  if (found !== null && /^[\s/,;+&.|\n-]*(?:VÀ)?[\s/,;+&.|\n-]*$/u.test(rest)) {
    return found.map((one) => one.replaceAll(/\s/gu, ""))
  }
  const parts = text.split(/[/,;+&|\n]|\s+và\s+/u).map((part) => part.trim())
  const codes = parts.filter((part) => part !== "").map((part) => enumCode(technology, part))
  return codes.length > 0 && codes.every((code) => code !== null)
    ? codes.flatMap((c) => c ?? [])
    : null
}

/** Columns of crosses under technologies: "2G/3G | 4G | 5G". */
function ticked(
  values: RowValues,
  attribute: string,
  writing: Writing,
  problems: RowProblem[],
  technology: Attribute,
): Named[] {
  const found: Named[] = []
  for (const [target, cells] of values) {
    if (!target.startsWith(`tick:${attribute}=`) || target.includes(";")) continue
    const codes = target.slice(`tick:${attribute}=`.length).split(",")
    for (const value of cells) {
      found.push(...marksIn(value, codes, { writing, problems, technology }))
    }
  }
  return found
}

/** Columns of crosses under an operator and a technology: "Viettel / 4G". */
function tickedPairs(
  values: RowValues,
  writing: Writing,
  problems: RowProblem[],
  technology: Attribute,
): RowStation[] {
  const found: RowStation[] = []
  for (const [target, cells] of values) {
    const [, codes, operator] = /^tick:technology=([^;]+);operator=(.+)$/u.exec(target) ?? []
    if (codes === undefined || operator === undefined) continue
    for (const value of cells) {
      const marked = marksIn(value, codes.split(","), { writing, problems, technology })
      found.push(...marked.map(({ code, column }) => ({ technology: code, operator, column })))
    }
  }
  return found
}

interface Marking {
  readonly writing: Writing
  readonly problems: RowProblem[]
  readonly technology: Attribute
}

function marksIn(value: RowValue, codes: readonly string[], marking: Marking): Named[] {
  const marked = markOf(value, codes, marking.writing, marking.technology)
  if (marked !== null) return marked.map((code) => ({ code, column: value.column }))
  const vi = `${shown(value.text)} là có hay không?`
  marking.problems.push(problem("tick", "asked", value.column, vi, ["có", "không"]))
  return []
}

/** What a cell of crosses marks: all that the heading names, some of it by name, or nothing. */
function markOf(
  value: RowValue,
  codes: readonly string[],
  { words }: Writing,
  technology: Attribute,
): readonly string[] | null {
  if (isYes(value.text, words) || (value.kind === "b" && value.text === "TRUE")) return codes
  if (isNo(value.text, words) || value.text === "FALSE") return []
  const named = technologiesIn(value.text, technology)
  return named !== null && named.every((code) => codes.includes(code)) ? named : null
}

function operatorsOf(
  values: RowValues,
  operator: Attribute | undefined,
  problems: RowProblem[],
): Named[] {
  if (operator === undefined) return []
  return (values.get("attribute:operator") ?? []).flatMap((value) => {
    const whole = enumCode(operator, value.text)
    if (whole !== null) return [{ code: whole, column: value.column }]
    const parts = value.text
      .split(/[/,;+&|\n]|\s+và\s+|\s+-\s+/u)
      .filter((part) => part.trim() !== "")
    const codes = parts.map((part) => enumCode(operator, part.trim()))
    if (codes.length > 0 && codes.every((code) => code !== null)) {
      return codes.flatMap((code) => (code === null ? [] : [{ code, column: value.column }]))
    }
    const known = operator.values.map(({ vi }) => vi).join(", ")
    problems.push(
      problem(
        "operator",
        "error",
        value.column,
        `${shown(value.text)} không phải nhà mạng đã biết (${known})`,
      ),
    )
    return []
  })
}

/** Columns under the names of operators: a cross, or the technologies that the operator has. */
function operatorColumns(
  values: RowValues,
  technology: Attribute,
  { words }: Writing,
  problems: RowProblem[],
): (Named & { technologies: readonly string[] })[] {
  const found: (Named & { technologies: readonly string[] })[] = []
  for (const [target, cells] of values) {
    const code = /^tick:operator=(.+)$/u.exec(target)?.[1]
    if (code === undefined) continue
    for (const { text, column } of cells) {
      if (isNo(text, words)) continue
      const technologies = isYes(text, words) ? [] : technologiesIn(text, technology)
      if (technologies !== null) found.push({ code, column, technologies })
      else
        problems.push(
          problem("tick", "asked", column, `${shown(text)} là có hay không?`, ["có", "không"]),
        )
    }
  }
  return found
}
