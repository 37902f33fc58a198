import type { Document, Figure } from "../model.ts"
import { dayWords, few, periodWords, type Words } from "../wording.ts"
import type { Declared, FigureSet, Verdict } from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

type Parameters = Declared<"dates-agree">["parameters"]

const DAY = /^\d{4}-\d{2}-\d{2}$/u

/**
 * For a figure that is a date: every date printed for it is that date; a day of issue is not later
 * than the text that reports it nor than its own period, and where that text is itself the document
 * named, the days are equal. For a figure that tells of the past: its period does not begin after
 * its document was issued, both taken as exactly as they are known (a document of "2023" may tell of
 * all of 2023). Targets and plans may lie in the future.
 */
export function datesAgree(figure: Figure, set: FigureSet, parameters: Parameters): Verdict | null {
  const day = figure.exact !== null && DAY.test(figure.exact) ? figure.exact : null
  const isDate = day !== null || figure.datesPrinted.length > 0
  const tellsOfPast = parameters.pastKinds.includes(figure.kind) && figure.document.issued !== null
  if (!isDate && !tellsOfPast) return null

  const problems: Words[] = []
  if (isDate) problems.push(...printedDates(figure, day))
  if (day !== null && parameters.issueMeasures.includes(figure.measure.code)) {
    problems.push(...dayOfIssue(figure, day))
  }
  if (tellsOfPast) problems.push(...futureFigure(figure))
  if (problems.length === 0)
    return {
      outcome: "pass",
      words: set.words(`dates ${figure.period.code} ${isDate}`, () => agreement(figure, isDate)),
      others: [],
    }
  const vi = problems.map((problem) => problem.vi).join("; ")
  const en = problems.map((problem) => problem.en).join("; ")
  return { outcome: "fail", words: compareWithText(vi, en), others: [] }
}

function printedDates(figure: Figure, day: string | null): Words[] {
  const dates = [...new Set([...figure.datesPrinted, ...(day === null ? [] : [day])])]
  if (dates.length <= 1) return []
  const listed = few(dates.toSorted().map(dayOrText), ", ")
  return [
    {
      vi: `Văn bản ghi ${dates.length} ngày khác nhau cho cùng một việc: ${listed.vi}`,
      en: `The text gives ${dates.length} different dates for one thing: ${listed.en}`,
    },
  ]
}

const dayOrText = (text: string): Words =>
  DAY.test(text) ? dayWords(text) : { vi: text, en: text }

function dayOfIssue({ document, label, period }: Figure, day: string): Words[] {
  const said = dayWords(day)
  const problems: Words[] = []
  if (document.issued !== null && isNamed(document, label)) {
    const issued = periodWords(document.issued)
    if (day < document.issued.starts || day > document.issued.ends) {
      problems.push({
        vi: `Ngày ban hành ${said.vi} khác ngày của văn bản ${document.number} (${issued.vi})`,
        en: `The day of issue, ${said.en}, is not that of document ${document.number} (${issued.en})`,
      })
    }
  } else if (document.issued !== null && day > document.issued.ends) {
    const issued = periodWords(document.issued)
    problems.push({
      vi: `Ngày ban hành ${said.vi} muộn hơn văn bản nêu nó (${issued.vi})`,
      en: `The day of issue, ${said.en}, is later than the text that reports it (${issued.en})`,
    })
  }
  if (day > period.ends) {
    const own = periodWords(period)
    problems.push({
      vi: `Ngày ban hành ${said.vi} muộn hơn thời điểm của số liệu (${own.vi})`,
      en: `The day of issue, ${said.en}, is later than the figure's own date (${own.en})`,
    })
  }
  return problems
}

const isNamed = (document: Document, label: string): boolean =>
  document.number !== null && document.number !== "" && label.includes(document.number)

function futureFigure({ period, document: { issued } }: Figure): Words[] {
  if (issued === null || period.starts <= issued.ends) return []
  const [when, then] = [periodWords(period), periodWords(issued)]
  return [
    {
      vi: `Số liệu của ${when.vi} không thể có trong văn bản ban hành ${then.vi}`,
      en: `A figure of ${when.en} cannot be in a document issued in ${then.en}`,
    },
  ]
}

function agreement(figure: Figure, isDate: boolean): Words {
  if (isDate) return { vi: "Các ngày văn bản ghi khớp nhau.", en: "The dates in the text agree." }
  const when = periodWords(figure.period)
  return {
    vi: `Kỳ số liệu (${when.vi}) không muộn hơn văn bản.`,
    en: `The period (${when.en}) is not later than the document.`,
  }
}
