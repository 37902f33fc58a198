import type { WorkbookCell, WorkbookSheet } from "../../../platform/workbook/index.ts"
import type { Period } from "../../model.ts"
import { dayWords, periodWords, unitWords } from "../../wording.ts"
import type { Axis, PivotAnswer, PivotCell, PivotColumn, PivotRow } from "../model.ts"
import { digitsOf } from "../said.ts"

type Language = "vi" | "en"

/** The words of a file in one language. */
const WORDS = {
  vi: {
    units: "Đơn vị",
    code: "Mã",
    indicators: "Chỉ số",
    periods: "Kỳ",
    breakdown: "Phân tổ",
    values: "Số liệu",
    coverage: "Độ đầy đủ",
    notes: "Ghi chú",
    missing: "thiếu",
    notApplicable: "không phải báo cáo",
    estimated: "ước tính",
    none: "không có đơn vị này",
    what: "Mục",
    said: "Nội dung",
    view: "Đơn vị theo",
    reported: "thời điểm báo cáo",
    at: "ngày",
    asOf: "Như đã biết lúc",
    now: "lúc tải",
    source: "Nguồn",
    formula: "Công thức",
    measure: "số liệu được báo cáo",
    how: "Cách đọc",
    legend:
      "Ô trống là thiếu, không phải 0; x là không phải báo cáo. Dòng đầu là số của chính đơn vị bao trùm, không phải tổng các tỷ lệ. Trang “Độ đầy đủ” ghi số đơn vị đã báo cáo trên số phải báo cáo.",
  },
  en: {
    units: "Unit",
    code: "Code",
    indicators: "Indicator",
    periods: "Period",
    breakdown: "Breakdown",
    values: "Values",
    coverage: "Coverage",
    notes: "Notes",
    missing: "missing",
    notApplicable: "not applicable",
    estimated: "estimated",
    none: "no such unit then",
    what: "What",
    said: "Text",
    view: "Units of",
    reported: "the time of the report",
    at: "the day",
    asOf: "As known at",
    now: "the time of the download",
    source: "Source",
    formula: "Formula",
    measure: "a reported measure",
    how: "How to read it",
    legend:
      "An empty cell is missing, not 0; x is not applicable. The first row is the own value of the unit that holds the others, not a sum of shares. The sheet “Coverage” has the units that reported over those that should.",
  },
} as const

export interface TableFile {
  readonly answer: PivotAnswer
  readonly language: Language
  /** The address that gives this table. */
  readonly source: string
}

/** The table, how complete each value is, and what it means, as sheets of a workbook. */
export function tableSheets(file: TableFile): WorkbookSheet[] {
  const words = WORDS[file.language]
  const columns = headings(file).map((title, index) => ({ title, width: index === 0 ? 32 : 18 }))
  return [
    { name: words.values, columns, rows: valueRows(file) },
    { name: words.coverage, columns, rows: coverageRows(file) },
    {
      name: words.notes,
      columns: [
        { title: words.what, width: 30 },
        { title: words.said, width: 90 },
      ],
      rows: notes(file),
    },
  ]
}

/** The same values as lines of text cells. */
export function* tableLines(file: TableFile): Generator<readonly string[]> {
  yield headings(file).map(harmless)
  for (const row of valueRows(file)) {
    yield row.map(textOf)
  }
}

function textOf(cell: WorkbookCell): string {
  if (cell === null) return ""
  if (typeof cell === "string") return harmless(cell)
  if (typeof cell === "number") return String(cell)
  return "number" in cell ? String(cell.number) : ""
}

/** A spreadsheet reads text that begins like a formula as one; an apostrophe keeps it text. */
const harmless = (text: string) => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text)

function headings({ answer, language }: TableFile): string[] {
  const words = WORDS[language]
  const own = answer.rowAxes.flatMap((axis) =>
    axis === "units" ? [words.units, words.code] : [words[axis]],
  )
  const shown = answer.columnAxes.filter(
    (axis) => axis !== "breakdown" || answer.breakdowns.some((one) => one !== ""),
  )
  return [
    ...own,
    ...answer.columns.map((column) =>
      shown.map((axis) => memberName(axis, column, answer, language)).join(" · "),
    ),
  ]
}

/** What a row or a column is called on one of its axes. */
function memberName(
  axis: Axis,
  place: PivotColumn,
  answer: PivotAnswer,
  language: Language,
): string {
  switch (axis) {
    case "units":
      return answer.units.find(({ id }) => id === place.unit)?.fullName ?? place.unit ?? ""
    case "indicators":
      return indicatorName(place.indicator ?? "", answer, language)
    case "periods": {
      const period = answer.periods.find(({ code }) => code === place.period)
      return period === undefined ? "" : periodName(period, language)
    }
    case "breakdown":
      return place.breakdown?.slice(place.breakdown.indexOf("=") + 1) ?? ""
  }
}

function indicatorName(code: string, { indicators }: PivotAnswer, language: Language): string {
  const indicator = indicators.find((one) => one.code === code)
  if (indicator === undefined) return code
  const name = language === "vi" ? indicator.nameVi : indicator.nameEn
  const unit = unitWords(indicator.unitOfMeasure)[language]
  return unit === "" ? name : `${name} (${unit})`
}

const periodName = (period: Period, language: Language) => periodWords(period)[language]

function* valueRows(file: TableFile): Generator<WorkbookCell[]> {
  const { totals, rows } = file.answer
  const named = namer(file)
  for (const row of [...totals, ...rows]) yield [...named(row), ...row.cells.map(valueCell)]
}

function valueCell(cell: PivotCell | null): WorkbookCell {
  if (cell === null) return null
  if (cell.value === null) return cell.status === "not-applicable" ? "x" : null
  return { number: cell.value, decimals: digitsOf(cell.value) }
}

function* coverageRows(file: TableFile): Generator<WorkbookCell[]> {
  const { totals, rows } = file.answer
  const named = namer(file)
  const words = WORDS[file.language]
  const coverage = (cell: PivotCell | null): string => {
    if (cell === null) return words.none
    if (cell.status === "not-applicable") return words.notApplicable
    const share = `${cell.reported}/${cell.expected}`
    if (cell.value === null) return `${words.missing} ${share}`
    return cell.estimated ? `${share} ${words.estimated}` : share
  }
  for (const row of [...totals, ...rows]) yield [...named(row), ...row.cells.map(coverage)]
}

/** What stands before the values of a row. */
function namer({ answer, language }: TableFile): (row: PivotRow) => WorkbookCell[] {
  const units = new Map(answer.units.map((unit) => [unit.id, unit]))
  return (row) =>
    answer.rowAxes.flatMap((axis): WorkbookCell[] => {
      if (axis !== "units") return [memberName(axis, row, answer, language)]
      const unit = units.get(row.unit ?? "")
      return [unit?.fullName ?? row.unit ?? "", unit?.code ?? row.unit ?? ""]
    })
}

function* notes({ answer, language, source }: TableFile): Generator<WorkbookCell[]> {
  const words = WORDS[language]
  for (const { vi, en } of answer.sentences) yield ["", language === "vi" ? vi : en]
  const { view, asOf } = answer
  yield [
    words.view,
    view === "reported" ? words.reported : `${words.at} ${dayWords(view.slice(3))[language]}`,
  ]
  yield [words.asOf, asOf ?? words.now]
  yield [words.source, source]
  yield [words.how, words.legend]
  for (const { nameVi, nameEn, code, formula } of answer.indicators) {
    const name = language === "vi" ? nameVi : nameEn
    yield [`${name} (${code})`, formula === null ? words.measure : `${words.formula}: ${formula}`]
  }
}
