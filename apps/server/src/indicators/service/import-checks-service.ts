import { checkEach } from "../checks/run-checks.ts"
import { breathing } from "../../platform/breath.ts"
import { unitResolver } from "../../registry/index.ts"
import type { Reader } from "../../platform/database.ts"
import type { Figure } from "../model.ts"
import { findAround } from "../store/figure-store.ts"
import { aroundOf, declarations } from "./checks-service.ts"
import { lookupIn, withNames } from "./figures-service.ts"
import { unnamedDocument } from "../import/documents.ts"
import type { FigureFile, FileRow } from "./read-file-service.ts"

const NOT_YET = "9999-12-31T00:00:00.000Z"

/**
 * Warns on each row of what the checks will find on its figure, judged among the other rows and
 * what is stored. A figure is stored as published: a failed check marks it, and refuses nothing.
 */
export async function warnOfChecks(db: Reader, file: FigureFile): Promise<void> {
  const { catalogue, newDocuments } = file
  const documents = new Map(catalogue.documents)
  for (const id of newDocuments) documents.set(id, unnamedDocument(id))
  const names = lookupIn(await unitResolver(db), { ...catalogue, documents })
  const rows = new Map<string, FileRow>()
  const figures: Figure[] = []
  const breath = breathing()
  for (const row of file.rows) {
    if (breath.due()) await breath.take()
    const figure = figureOf(row, file, names)
    if (figure === null) continue
    figures.push(figure)
    rows.set(figure.id, row)
  }
  const rules = await declarations()
  const others = withNames(await findAround(db, aroundOf(figures, rules), null), names)
  for (const results of checkEach([...figures, ...others], rules)) {
    for (const { figure, outcome, explanation } of results) {
      if (outcome === "fail") rows.get(figure)?.notes.warn(`kiểm tra: ${explanation}`)
    }
    if (breath.due()) await breath.take()
  }
}

function figureOf(
  { draft, placed, row, notes }: FileRow,
  { table }: FigureFile,
  names: ReturnType<typeof lookupIn>,
): Figure | null {
  if (draft === null || placed === null || notes.problems.length > 0) return null
  const { source, place, breakdown, datesPrinted, exact, ...said } = draft
  const isNumber = exact !== null && !/^\d{4}-\d\d-\d\d$/u.test(exact)
  return {
    ...said,
    exact,
    measure: names.measure(draft.measure),
    place: names.place(placed.unit, draft.period.ends),
    placeName: place,
    value: isNumber ? Number(exact) : null,
    breakdown: [...breakdown],
    datesPrinted: [...datesPrinted],
    document: names.document(source),
    source: {
      kind: "published-document",
      file: table.fileName,
      sheet: table.sheet,
      row,
      sha256: table.sha256,
    },
    version: 0,
    recordedAt: NOT_YET,
    supersededAt: null,
  }
}
