import { formatDecimal, formatInstant, type Language } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { EMPTY, type Written } from "../grid/clipboard-table.ts"
import type { CellWord } from "../grid/face.ts"
import type { Reading } from "../grid/reading.ts"
import type { Say } from "../words/index.ts"
import { writtenOf } from "./draft/written.ts"
import { isSentBack, type ReportRow } from "./report-row.ts"

interface Speech {
  readonly say: Say
  readonly language: Language
  /** Puts a text into the value of the row, with the number that is meant. */
  readonly put: (row: ReportRow, written: Written) => void
  readonly decide: (row: ReportRow, mine: boolean) => void
}

/** What is said under the value of a row: what must be answered first, then what the rules found. */
export function wordOf(row: ReportRow, speech: Speech): CellWord | null {
  const { draft, reading } = row
  if (draft !== null && draft.conflict !== null) return conflictWord(row, speech)
  if (draft !== null && draft.refused !== null) return { tone: "bad", text: draft.refused }
  if (reading.kind === "ask" || reading.kind === "wrong") {
    return readingWord(
      reading,
      unitOfMeasure(row.measure.unitOfMeasure, speech.language),
      speech,
      (exact) => {
        speech.put(row, { ...(draft?.written ?? EMPTY), exact })
      },
    )
  }
  return foundWord(row, speech)
}

/** What the rules and the verifier say of a value that can be read. */
function foundWord(row: ReportRow, { say, language }: Speech): CellWord | null {
  const { cell, draft } = row
  const found = row.findings.map((one) => (language === "en" ? one.messageEn : one.messageVi))
  const errors = row.findings.some(({ severity }) => severity === "error")
  if (isSentBack(cell) && draft === null) {
    return {
      tone: "bad",
      text: [say("rep.returned.cell", { reason: cell.returned }), ...found].join(" "),
    }
  }
  if (found.length === 0 || row.state === "empty") return null
  const next = row.state === "warning" ? [say("rep.explain.hint")] : []
  return { tone: errors ? "bad" : "warn", text: [...found, ...next].join(" ") }
}

/** What a text that cannot be taken is told, with its readings to choose from. */
export function readingWord(
  reading: Reading,
  unit: string,
  { say, language }: Pick<Speech, "say" | "language">,
  choose?: (exact: string) => void,
): CellWord | null {
  if (reading.kind === "wrong") {
    return {
      tone: "bad",
      text: say(`rep.wrong.${reading.why}`, { unit, other: reading.unit ?? "" }),
    }
  }
  if (reading.kind !== "ask") return null
  const choices = reading.exacts.map((exact) => ({
    label: formatDecimal(exact, language),
    choose: () => choose?.(exact),
  }))
  const readings = choices.map(({ label }) => label)
  return {
    tone: "warn",
    text: say("rep.ask", { first: readings[0] ?? "", second: readings[1] ?? "" }),
    choices,
  }
}

function conflictWord(row: ReportRow, { say, language, decide }: Speech): CellWord {
  const conflict = row.draft?.conflict
  const theirs = conflict?.theirs ?? null
  const text = say("rep.conflict", {
    who: conflict?.by?.name ?? say("rep.somebody"),
    at: conflict?.at == null ? "" : formatInstant(conflict.at, language),
    theirs: theirs === null ? say("rep.nothing") : writtenOf(theirs).text,
    mine: mineOf(row, say),
  })
  return {
    tone: "bad",
    text,
    choices: [
      { label: say("rep.conflict.mine"), choose: () => decide(row, true) },
      { label: say("rep.conflict.theirs"), choose: () => decide(row, false) },
    ],
  }
}

function mineOf({ draft, cell }: ReportRow, say: Say): string {
  const text = draft?.written?.text ?? writtenOf(cell).text
  return text === "" ? say("rep.nothing") : text
}
