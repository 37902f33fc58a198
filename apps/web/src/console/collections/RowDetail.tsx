import { Anchor, Button, NativeSelect, Textarea } from "@mantine/core"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useState } from "react"
import { formatInstant, type Language } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { publicPath } from "../frame/language.ts"
import { useWords } from "../words/index.ts"
import { CellHistoryDialog } from "./CellHistoryDialog.tsx"
import { CERTAINTIES } from "./draft/cell-draft.ts"
import { writtenOf } from "./draft/written.ts"
import { nameOf } from "./EntryGrid.tsx"
import { EvidenceList } from "./EvidenceList.tsx"
import type { ReportId } from "./queries.ts"
import type { ReportRow } from "./report-row.ts"

interface Props {
  readonly report: ReportId
  readonly form: ReportForm
  readonly row: ReportRow
  readonly onNote?: (note: string) => void
  readonly onCertainty?: (certainty: string) => void
  readonly onEvidence?: () => void
}

/** Everything that is known of one line: what it means, what stood before, what stands behind it. */
export function RowDetail(props: Props) {
  const { report, form, row, onNote, onCertainty, onEvidence } = props
  const { say, language } = useWords()
  const [history, setHistory] = useState(false)
  const { cell } = row
  return (
    <section className="row-detail" aria-labelledby="dong-dang-chon">
      <h2 id="dong-dang-chon" className="section-title">
        {nameOf(row, language)}
      </h2>
      <Meaning row={row} />
      <CellFacts row={row} />
      {onNote !== undefined && <NoteField key={row.key} note={row.note} onNote={onNote} />}
      {(cell.published !== null || cell.layer === "published") && (
        <Anchor href={sourcePath(form, row, language)} underline="always" size="sm">
          {say("rep.source")}
        </Anchor>
      )}
      {onCertainty !== undefined && row.reading.kind === "value" && (
        <CertaintyField row={row} onCertainty={onCertainty} />
      )}
      <EvidenceList report={report} cited={row.evidence} canRemove={onEvidence !== undefined} />
      <div className="row-actions">
        {onEvidence !== undefined && (
          <Button size="compact-sm" variant="default" onClick={onEvidence}>
            {say("rep.evidence.add")}
          </Button>
        )}
        <Anchor
          component="button"
          type="button"
          size="sm"
          underline="always"
          onClick={() => setHistory(true)}
        >
          {say("rep.history.open")}
        </Anchor>
      </div>
      {history && (
        <CellHistoryDialog
          report={report}
          form={form}
          row={row}
          onClose={() => setHistory(false)}
        />
      )}
      {cell.recordedAt !== null && (
        <p className="quiet">
          {say("rep.recorded", {
            at: formatInstant(cell.recordedAt, language),
            who: cell.recordedBy?.name ?? "",
          })}
        </p>
      )}
    </section>
  )
}

/** The public page that opens the published value down to what was entered. */
function sourcePath({ collection, report }: ReportForm, { cell }: ReportRow, language: Language) {
  const about = { "chi-so": cell.measure, "don-vi": report.unit.id, ky: collection.period.code }
  const cut: Record<string, string> = cell.cut === "" ? {} : { tach: cell.cut }
  const query = new URLSearchParams({ ...about, ...cut, xem: "o" })
  return publicPath(`/nguon-goc?${query.toString()}`, language)
}

/** What the measure means, and what the rules found in the value. */
function Meaning({ row }: { row: ReportRow }) {
  const { say, language } = useWords()
  const { measure, findings } = row
  const definition = language === "en" ? measure.definitionEn : measure.definitionVi
  return (
    <>
      {definition !== "" && <p>{definition}</p>}
      {measure.guidance !== "" && (
        <p>
          <strong>{say("rep.guidance")}:</strong> {measure.guidance}
        </p>
      )}
      {findings.length > 0 && (
        <ul className="said">
          {findings.map((one) => (
            <li
              key={one.rule}
              className={one.severity === "error" ? "said-problem" : "said-warning"}
            >
              {language === "en" ? one.messageEn : one.messageVi}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Values that stood at other times, each with when. */
function CellFacts({ row }: { row: ReportRow }) {
  const { say, language } = useWords()
  const { cell, measure } = row
  const unit = unitOfMeasure(measure.unitOfMeasure, language)
  const facts: [string, string][] = []
  if (cell.previous !== null) {
    const { text } = writtenOf({ value: cell.previous.value, status: "normal" })
    facts.push([say("rep.fact.previous", { period: cell.previous.period }), `${text} ${unit}`])
  }
  if (cell.published !== null) {
    facts.push([say("rep.fact.published"), writtenOf(cell.published).text])
  }
  if (cell.before !== null) facts.push([say("rep.fact.before"), writtenOf(cell.before).text])
  if (cell.returned !== "") facts.push([say("rep.fact.returned"), cell.returned])
  if (facts.length === 0) return null
  return (
    <dl className="facts-line">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function CertaintyField({ row, onCertainty }: Required<Pick<Props, "row" | "onCertainty">>) {
  const { say } = useWords()
  return (
    <NativeSelect
      className="at-start"
      label={say("rep.certainty")}
      size="sm"
      value={row.certainty}
      onChange={(event) => onCertainty(event.currentTarget.value)}
      data={CERTAINTIES.map((one) => ({ value: one, label: say(`rep.certainty.${one}`) }))}
    />
  )
}

function NoteField({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const { say } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Textarea
      label={say("rep.col.note")}
      description={say("rep.note.hint")}
      autosize
      minRows={1}
      maxRows={6}
      maxLength={4000}
      value={typed ?? note}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== note) onNote(typed)
        setTyped(null)
      }}
    />
  )
}
