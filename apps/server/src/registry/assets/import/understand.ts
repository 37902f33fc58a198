import type { GridFile, GridSheet } from "../../../platform/table-file/index.ts"
import type { AssetKind } from "../model.ts"
import { type ComposedRow, composeRow } from "./compose.ts"
import type { Reading } from "./reading.ts"
import { isEnough, readColumns } from "./columns.ts"
import type { ReadColumn } from "./problem.ts"
import { findTables, type FoundTable, plainTable } from "./sheet/find-tables.ts"
import { Lattice } from "./sheet/lattice.ts"
import { type Shape, shapeOf } from "./shape.ts"
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts"
import { type GroupMeaning, walk, type WalkedRow } from "./walk.ts"
import type { ImportWords } from "./words.ts"

/** A table of a file with what its columns give and what its rows are. */
export interface PlainTable {
  readonly sheet: string | null
  readonly hidden: boolean
  readonly lattice: Lattice
  readonly found: FoundTable
  readonly columns: readonly ReadColumn[]
  /** Every row is data: no groups, no sums. */
  readonly plain: boolean
  /** Null where nobody knows what the rows are. */
  readonly shape: Shape | null
}

export interface LookQuestion {
  readonly grid: GridFile
  readonly kinds: ReadonlyMap<string, AssetKind>
  readonly words: ImportWords
  readonly vocabulary: Vocabulary
  readonly sheet: string | null
  /** The kind a person said the rows are. */
  readonly kind: string | null
  /** Targets by heading that a person chose. */
  readonly chosen: ReadonlyMap<string, string>
  /** The same as it was decided for an earlier file. */
  readonly remembered: ReadonlyMap<string, string>
  /** A file of things with one heading in its first row: a map, cells of OpenCelliD. */
  readonly plain: boolean
  /** Rows give one asset only, although lists of the kind give what it stands on too. */
  readonly alone: boolean
}

/** The tables of a file, as far as their headings are understood. */
export function lookAt(question: LookQuestion): PlainTable[] {
  const { grid, sheet: wanted } = question
  return grid.sheets
    .filter(({ name, hidden }) => (wanted === null ? !hidden : name === wanted))
    .flatMap((sheet) => tablesOf(sheet, question))
}

function tablesOf(sheet: GridSheet, question: LookQuestion): PlainTable[] {
  const { vocabulary, plain } = question
  const lattice = new Lattice(sheet)
  const found = plain ? plainTable(lattice) : findTables(lattice, vocabulary)
  return found.flatMap((table) => {
    const first = readColumns(table, vocabulary, question)
    if (!isEnough(first) && question.chosen.size + question.remembered.size === 0) return []
    const shape = shapeFor(table, sheet, first, question)
    const columns = shape === null ? first : readColumns(table, wordsFor(shape, question), question)
    const { name, hidden } = sheet
    return [{ sheet: name, hidden, lattice, found: table, columns, shape, plain }]
  })
}

/** Headings mean attributes of what the rows are: "Loại" is of a portal only in a list of portals. */
const wordsFor = ({ own, child }: Shape, { words }: LookQuestion) =>
  vocabularyOf(words, child === null ? [own] : [own, child], own)

function shapeFor(
  table: FoundTable,
  sheet: GridSheet,
  columns: readonly ReadColumn[],
  { grid, kinds, words, kind: chosen, alone }: LookQuestion,
): Shape | null {
  const about = [grid.fileName, sheet.name ?? "", ...table.title]
  const shape = shapeOf({ kinds, words, columns, about, chosen })
  if (shape === null || !alone) return shape
  return { ...shape, own: shape.child ?? shape.own, child: null }
}

/** A row of a table, read. */
export interface UnderstoodRow {
  readonly sheet: string | null
  readonly walked: WalkedRow
  /** Null for rows that are no data. */
  readonly composed: ComposedRow | null
}

/** Every row below the headings of a table, read one after the other. */
export function readTableRows(
  table: PlainTable,
  reading: Reading,
  groupMeaning: (text: string) => GroupMeaning,
): UnderstoodRow[] {
  const { lattice, found, columns, sheet, plain } = table
  const rows: UnderstoodRow[] = []
  const walking = walk({
    lattice,
    table: found,
    columns,
    words: reading.writing.words,
    groupMeaning,
    plain,
  })
  for (const walked of walking) {
    const composed =
      walked.kind === "data" && walked.values.size > 0
        ? composeRow(walked.values, reading, keyOf(sheet, walked.row))
        : null
    // The cells are read: of a long list they would be most of what is kept.
    rows.push({ sheet, walked: { ...walked, values: READ }, composed })
  }
  return rows
}

const READ: WalkedRow["values"] = new Map()

/** Names the asset of a row for others of the same file. */
const keyOf = (sheet: string | null, row: number): string => `${(sheet ?? "").slice(0, 60)}!${row}`
