import { Textarea } from "@mantine/core"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { formatDecimal } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { Icon } from "../frame/Icon.tsx"
import { step } from "../work/use-row-keys.ts"
import { useWords } from "../words/index.ts"
import { writtenOf } from "./draft/written.ts"
import { nameOf } from "./EntryGrid.tsx"
import type { ReportRow } from "./report-row.ts"
import { RowTag } from "./StateTag.tsx"
import type { Judgement } from "./use-judgement.ts"

interface Props {
  readonly rows: readonly ReportRow[]
  readonly judgement: Judgement
  /** Lines can be agreed and disagreed with. */
  readonly open: boolean
  readonly onRow: (key: string) => void
}

/** The lines of a report: j and k move, a agrees, d disagrees and asks why. */
export function VerifyTable({ rows, judgement, open, onRow }: Props) {
  const { say } = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const focusRow = (index: number) => {
    body.current?.querySelectorAll<HTMLElement>("[data-row]")[index]?.focus()
  }
  const judge = (key: string, at: number): boolean => {
    const row = rows[at]
    if (!open || row === undefined) return false
    if (key === "d") setAsking(row.key)
    else if (key === "a") {
      judgement.agree(row.key)
      focusRow(Math.min(at + 1, rows.length - 1))
    } else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event)) return
    const links = [...(body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    const next = step(event.key, at, links.length)
    if (next !== null) focusRow(next)
    else if (!judge(event.key, at)) return
    event.preventDefault()
  }
  return (
    <table className="grid verify-table">
      <caption className="hidden">{say("ver.table")}</caption>
      <Heads open={open} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves between its buttons */}
      <tbody ref={body} onKeyDown={onKeyDown}>
        {rows.map((row, index) => (
          <Line
            key={row.key}
            row={row}
            judgement={judgement}
            open={open}
            asking={asking === row.key}
            onRow={() => onRow(row.key)}
            onAsk={() => setAsking(row.key)}
            onAnswered={() => {
              setAsking(null)
              focusRow(Math.min(index + 1, rows.length - 1))
            }}
          />
        ))}
      </tbody>
    </table>
  )
}

function Heads({ open }: { open: boolean }) {
  const { say } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{say("rep.col.label")}</th>
        <th scope="col" className="numeric">
          {say("rep.col.previous")}
        </th>
        <th scope="col" className="numeric">
          {say("rep.col.value")}
        </th>
        <th scope="col">{say("rep.col.state")}</th>
        {open && <th scope="col">{say("ver.col.judge")}</th>}
      </tr>
    </thead>
  )
}

const isTyping = (event: KeyboardEvent) =>
  event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey

interface LineProps {
  readonly row: ReportRow
  readonly judgement: Judgement
  readonly open: boolean
  readonly asking: boolean
  readonly onRow: () => void
  readonly onAsk: () => void
  readonly onAnswered: () => void
}

function Line({ row, judgement, open, asking, onRow, onAsk, onAnswered }: LineProps) {
  const { say, language } = useWords()
  const { cell, measure } = row
  const reason = judgement.reasons.get(row.key)
  const shown = (value: Parameters<typeof writtenOf>[0]) => {
    const { exact, text } = writtenOf(value)
    return exact === null ? text : formatDecimal(exact, language)
  }
  return (
    <>
      <tr data-against={reason !== undefined} data-changed={cell.before !== null}>
        <th scope="row" data-label={say("rep.col.label")}>
          <button type="button" data-row="" className="row-button" onFocus={onRow} onClick={onRow}>
            {nameOf(row, language)}
          </button>
          {row.note !== "" && <span className="under">{row.note}</span>}
        </th>
        <td className="numeric" data-label={say("rep.col.previous")}>
          {cell.previous === null ? "" : shown({ value: cell.previous.value, status: "normal" })}
        </td>
        <td className="numeric" data-label={say("rep.col.value")}>
          <strong>{shown(cell) === "" ? say("rep.nothing") : shown(cell)}</strong>{" "}
          {unitOfMeasure(measure.unitOfMeasure, language)}
          {cell.before !== null && (
            <span className="under">{say("ver.before", { value: shown(cell.before) })}</span>
          )}
        </td>
        <td data-label={say("rep.col.state")}>
          <RowTag state={row.state} />
          {row.evidence.length > 0 && (
            <span className="under">
              {say("rep.evidence.count", { count: row.evidence.length })}
            </span>
          )}
        </td>
        {open && (
          <td data-label={say("ver.col.judge")}>
            <Judge row={row} judgement={judgement} onAsk={onAsk} />
          </td>
        )}
      </tr>
      {open && (asking || reason !== undefined) && (
        <tr className="verify-why">
          <td colSpan={5}>
            <Why
              reason={reason ?? ""}
              focus={asking}
              onReason={(text) => judgement.disagree(row.key, text)}
              onDone={onAnswered}
            />
          </td>
        </tr>
      )}
    </>
  )
}

function Judge({ row, judgement, onAsk }: Pick<LineProps, "row" | "judgement" | "onAsk">) {
  const { say, language } = useWords()
  const name = nameOf(row, language)
  const agreed = judgement.agreed.has(row.key)
  const against = judgement.reasons.has(row.key)
  return (
    <span className="judge">
      <button
        type="button"
        aria-pressed={agreed}
        aria-label={say("ver.agree.aria", { name })}
        onClick={() => judgement.agree(row.key)}
      >
        <Icon name="yes" size={14} /> {say("ver.agree")}
      </button>
      <button
        type="button"
        aria-pressed={against}
        aria-label={say("ver.disagree.aria", { name })}
        onClick={onAsk}
      >
        <Icon name="no" size={14} /> {say("ver.disagree")}
      </button>
    </span>
  )
}

interface WhyProps {
  readonly reason: string
  readonly focus: boolean
  readonly onReason: (reason: string) => void
  readonly onDone: () => void
}

function Why({ reason, focus, onReason, onDone }: WhyProps) {
  const { say } = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  return (
    <Textarea
      ref={field}
      label={say("ver.why")}
      description={say("ver.why.hint")}
      autosize
      minRows={1}
      maxLength={4000}
      value={reason}
      onChange={(event) => onReason(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
          event.preventDefault()
          onDone()
        }
      }}
    />
  )
}
