import { NativeSelect } from "@mantine/core"
import { useMediaQuery } from "@mantine/hooks"
import { useMemo } from "react"
import { formatDecimal, type Language } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import type { Written } from "../grid/clipboard-table.ts"
import type { CellFace, GridColumn } from "../grid/face.ts"
import { Grid } from "../grid/Grid.tsx"
import type { Change } from "../grid/history.ts"
import type { PastePlan } from "../grid/paste-plan.ts"
import { type Marks, marksOf, readValue } from "../grid/reading.ts"
import { type Say, useWords } from "../words/index.ts"
import { readingWord, wordOf } from "./cell-words.ts"
import { expectedOf, readingOf, writtenOf } from "./draft/written.ts"
import type { Typed } from "./draft/drafted.ts"
import { isSentBack, namesOf, type ReportRow, type RowState } from "./report-row.ts"
import { RowTag } from "./StateTag.tsx"

interface Props {
  readonly label: string
  readonly rows: readonly ReportRow[]
  readonly open: boolean
  readonly marks: Marks
  readonly onMarks: (marks: Marks) => void
  readonly type: (typed: readonly Typed[]) => void
  readonly decide: (cell: string, mine: boolean) => void
  readonly onRow: (row: ReportRow) => void
  readonly onEvidence: (row: ReportRow) => void
  readonly onPasted: (plan: PastePlan, changed: number) => void
}

const ROW_PX = 46
const CARD_PX = 92

/** The spreadsheet of a report: a row a cell asked for. */
export function EntryGrid(props: Props) {
  const { rows, type, marks } = props
  const { say, language } = useWords()
  const narrow = useMediaQuery("(max-width: 47.99em)", undefined, {
    getInitialValueInEffect: false,
  })
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows])
  const speech = {
    say,
    language,
    put: (row: ReportRow, written: Written) => type([{ cell: row.cell, column: "value", written }]),
    decide: (row: ReportRow, mine: boolean) => props.decide(row.key, mine),
  }
  return (
    <Grid
      label={props.label}
      rows={rows}
      columns={columnsOf(say, narrow)}
      rowHeight={narrow ? CARD_PX : ROW_PX}
      narrow={narrow}
      rowKey={(row) => row.key}
      face={(row, column) => ({
        ...faceOf(row, column, { language, say, props }),
        ...(column === "value" ? worded(row, speech) : {}),
      })}
      names={namesOf}
      onChange={(changes) => type(typedOf(changes, byKey, marks))}
      check={(row, column, text) => {
        if (column !== "value") return null
        const reading = readValue(text, expectedOf(row.measure, marks))
        return readingWord(reading, unitOfMeasure(row.measure.unitOfMeasure, language), speech)
      }}
      isNumber={(cell) => isNumber(cell, marks)}
      onPasted={props.onPasted}
      onActive={props.onRow}
      tools={<MarksChoice marks={marks} onMarks={props.onMarks} />}
    />
  )
}

function isNumber({ exact, text }: Written, marks: Marks): boolean {
  if (exact !== null) return true
  const { kind } = readValue(text, { marks, units: [], counted: false })
  return kind === "value" || kind === "ask"
}

function worded(row: ReportRow, speech: Parameters<typeof wordOf>[1]): Partial<CellFace> {
  const word = wordOf(row, speech)
  return word === null ? {} : { word }
}

/** An act as drafts. Texts of one block that say how they write numbers settle the others of it. */
function typedOf(
  changes: readonly Change[],
  rows: ReadonlyMap<string, ReportRow>,
  marks: Marks,
): Typed[] {
  const values = changes.filter(({ column }) => column === "value")
  const told = marks === "ask" ? marksOf(values.map(({ after }) => after.text)) : null
  return changes.flatMap(({ row, column, after }) => {
    const found = rows.get(row)
    if (found === undefined || (column !== "value" && column !== "note")) return []
    const written = column === "value" && told !== null ? settled(after, found, told) : after
    return [{ cell: found.cell, column, written }]
  })
}

function settled(written: Written, { measure }: ReportRow, marks: Marks): Written {
  if (readingOf(written, measure, "ask").kind !== "ask") return written
  const reading = readingOf(written, measure, marks)
  return reading.kind === "value" ? { ...written, exact: reading.exact } : written
}

function columnsOf(say: Say, narrow: boolean): readonly GridColumn[] {
  const label: GridColumn = {
    id: "label",
    title: say("rep.col.label"),
    width: "minmax(12rem, 3fr)",
    kind: "head",
  }
  const previous: GridColumn = {
    id: "previous",
    title: say("rep.col.previous"),
    width: "7.5rem",
    kind: "number",
  }
  const value: GridColumn = {
    id: "value",
    title: say("rep.col.value"),
    width: "8.5rem",
    kind: "number",
  }
  const unit: GridColumn = { id: "unit", title: say("rep.col.unit"), width: "5.5rem", kind: "text" }
  const note: GridColumn = {
    id: "note",
    title: say("rep.col.note"),
    width: "minmax(8rem, 2fr)",
    kind: "text",
  }
  const evidence: GridColumn = {
    id: "evidence",
    title: say("rep.col.evidence"),
    width: "6.5rem",
    kind: "text",
  }
  const state: GridColumn = {
    id: "state",
    title: say("rep.col.state"),
    width: "8.5rem",
    kind: "text",
  }
  return narrow
    ? [label, previous, value, unit, state]
    : [label, previous, value, unit, note, evidence, state]
}

interface Looks {
  readonly language: Language
  readonly say: Say
  readonly props: Props
}

function faceOf(row: ReportRow, column: string, looks: Looks): CellFace {
  const { language, say, props } = looks
  const { measure, draft } = row
  switch (column) {
    case "label":
      return { written: plain(nameOf(row, language)), shown: <Name row={row} />, open: false }
    case "previous":
      return previousFace(row, language)
    case "value":
      return valueFace(row, looks)
    case "unit":
      return { written: plain(unitOfMeasure(measure.unitOfMeasure, language)), open: false }
    case "note": {
      const unsent = draft !== null && draft.note !== null
      return { written: plain(row.note), open: props.open, ...(unsent ? { mark: "unsent" } : {}) }
    }
    case "evidence": {
      const count = row.evidence.length
      const text = count === 0 ? "" : say("rep.evidence.count", { count })
      if (!props.open) return { written: plain(text), open: false }
      const shown = <span className="as-link">{text === "" ? say("rep.evidence.none") : text}</span>
      return { written: plain(text), shown, open: false, press: () => props.onEvidence(row) }
    }
    default:
      return {
        written: plain(say(`rep.row.${row.state}`)),
        shown: <RowTag state={row.state} />,
        open: false,
      }
  }
}

const plain = (text: string): Written => ({ text, exact: null })

export function nameOf({ measure, cell }: ReportRow, language: Language): string {
  const name = language === "en" ? measure.nameEn : measure.nameVi
  if (cell.cut === "") return name
  return `${name} — ${language === "en" ? cell.labelEn : cell.labelVi}`
}

function Name({ row }: { row: ReportRow }) {
  const { language } = useWords()
  const { measure, cell, first } = row
  const name = language === "en" ? measure.nameEn : measure.nameVi
  if (cell.cut === "") return <span className="row-name">{name}</span>
  const label = language === "en" ? cell.labelEn : cell.labelVi
  if (first) return <span className="row-name">{`${name} — ${label}`}</span>
  return (
    <span className="row-name" data-part="true">
      <span className="hidden">{name} — </span>
      {label}
    </span>
  )
}

function previousFace({ cell }: ReportRow, language: Language): CellFace {
  if (cell.previous === null) return { written: plain(""), open: false }
  const { text } = writtenOf({ value: cell.previous.value, status: "normal" })
  const shown = formatDecimal(
    writtenOf({ value: cell.previous.value, status: "normal" }).exact ?? "",
    language,
  )
  return {
    written: plain(text),
    shown: (
      <span title={cell.previous.period}>
        {cell.previous.estimated ? "~ " : ""}
        {shown}
      </span>
    ),
    open: false,
  }
}

function valueFace(row: ReportRow, { language, say, props }: Looks): CellFace {
  const { cell, draft, reading } = row
  const written = draft?.written ?? writtenOf(cell)
  const shown =
    reading.kind === "value"
      ? formatDecimal(reading.exact, language)
      : reading.kind === "none"
        ? say(`rep.none.${reading.status}`)
        : written.text
  const unsure = reading.kind === "value" && row.certainty !== "normal"
  const said = unsure ? `${shown} ${say(`rep.certainty.short.${row.certainty}`)}` : shown
  return { written, shown: said, open: props.open, ...markOf(row) }
}

const BAD: ReadonlySet<RowState> = new Set(["conflict", "refused", "unread", "error"])

/** The corner of a value: what must be mended, what must be explained, what has not been sent. */
function markOf({ cell, draft, state }: ReportRow): Pick<CellFace, "mark"> {
  if (BAD.has(state) || (isSentBack(cell) && draft === null)) return { mark: "bad" }
  if (state === "warning") return { mark: "warn" }
  return draft !== null && draft.written !== null ? { mark: "unsent" } : {}
}

const MARKS: readonly Marks[] = ["ask", "comma", "point"]

function MarksChoice({ marks, onMarks }: { marks: Marks; onMarks: (marks: Marks) => void }) {
  const { say } = useWords()
  return (
    <NativeSelect
      size="xs"
      aria-label={say("rep.marks")}
      value={marks}
      onChange={(event) => {
        const chosen = MARKS.find((one) => one === event.currentTarget.value)
        if (chosen !== undefined) onMarks(chosen)
      }}
      data={MARKS.map((one) => ({ value: one, label: say(`rep.marks.${one}`) }))}
    />
  )
}
