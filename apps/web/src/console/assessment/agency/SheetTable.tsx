import type { Criterion } from "@tinhso/server/assessment/model"
import { Fragment, memo, type RefObject } from "react"
import type { Language } from "../../../i18n/index.ts"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints, saidPoints } from "../points.ts"
import { CriterionDetail } from "./CriterionDetail.tsx"
import { CriterionTags } from "./CriterionTags.tsx"
import type { CriterionRow } from "./sheet-rows.ts"
import type { SheetProps } from "./sheet-props.ts"

interface Props extends SheetProps {
  readonly rows: readonly CriterionRow[]
  readonly list: RefObject<HTMLTableElement | null>
  readonly turn: (code: string, byKey: boolean) => void
}

const COLUMNS = 7

/** The criteria under their groups; an open one shows everything about it below its line. */
export function SheetTable(props: Props) {
  const { rows, list, form, view } = props
  const { say, language } = useWords()
  const judged = form.sheet.criteria.some(({ final }) => final !== null)
  const grouped = view.order === "bo-chi-so"
  return (
    <table className="score-sheet" ref={list}>
      <caption className="hidden">{say("dti.sheet")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("dti.col.criterion")}</th>
          {titlesOf(judged, say).map((title) => (
            <th key={title} scope="col" className="numeric">
              {title}
            </th>
          ))}
          <th scope="col">{say("dti.col.status")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Fragment key={row.code}>
            {grouped && <Groups groups={newGroups(row, rows[i - 1])} language={language} />}
            <Line row={row} judged={judged} open={view.at === row.code} turn={props.turn} />
            {view.at === row.code && <Detail {...props} row={row} />}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

const titlesOf = (judged: boolean, say: Say): string[] => [
  say("dti.col.max"),
  say("dti.col.own"),
  say("dti.col.computed"),
  say(judged ? "dti.col.stands" : "dti.col.verified"),
  say("dti.col.worth"),
]

/** The groups that begin with a row. */
function newGroups(row: CriterionRow, before: CriterionRow | undefined): Criterion[] {
  const first = row.groups.findIndex((group, i) => before?.groups[i]?.code !== group.code)
  return first === -1 ? [] : row.groups.slice(first)
}

function Groups({ groups, language }: { groups: readonly Criterion[]; language: Language }) {
  return (
    <>
      {groups.map((group) => (
        <tr key={group.code} className="group-line">
          <th colSpan={COLUMNS} scope="rowgroup">
            <span className="code">{group.code}</span> {group.name}
            {group.maxPoints !== null && (
              <span className="quiet"> · {formatPoints(group.maxPoints, language)}</span>
            )}
          </th>
        </tr>
      ))}
    </>
  )
}

/** Everything about the criterion that is open. */
function Detail({ row, ...props }: Props & { readonly row: CriterionRow }) {
  return (
    <tr data-criterion={row.code} className="detail-line">
      <td colSpan={COLUMNS}>
        <div id={detailId(row.code)} data-detail={row.code}>
          <CriterionDetail {...props} row={row} />
        </div>
      </td>
    </tr>
  )
}

const detailId = (code: string) => `chi-tiet-${code}`

interface LineProps {
  readonly row: CriterionRow
  readonly judged: boolean
  readonly open: boolean
  readonly turn: Props["turn"]
}

const Line = memo(function Line({ row, judged, open, turn }: LineProps) {
  const { say, language } = useWords()
  const { code, criterion, read, score, worth } = row
  const said = (value: Parameters<typeof saidPoints>[0]) => saidPoints(value, say, language)
  return (
    <tr data-criterion={code} data-open={open} className="criterion-line">
      <th scope="row">
        <button
          type="button"
          data-row=""
          className="row-button"
          aria-expanded={open}
          {...(open ? { "aria-controls": detailId(code) } : {})}
          onClick={(event) => turn(code, event.detail === 0)}
        >
          <span className="code">{code}</span> {criterion.name}
        </button>
      </th>
      <td className="numeric" data-label={say("dti.col.max")}>
        {criterion.maxPoints === null
          ? say("dti.unknown")
          : formatPoints(criterion.maxPoints, language)}
      </td>
      <td className="numeric" data-label={say("dti.col.own")}>
        {said(read.standing.said)}
      </td>
      <td className="numeric computed" data-label={say("dti.col.computed")}>
        {said(read.computed)}
      </td>
      <td
        className="numeric"
        data-label={say(judged ? "dti.col.stands" : "dti.col.verified")}
        data-empty={score.final === null}
      >
        {said(score.final)}
      </td>
      <td className="numeric" data-label={say("dti.col.worth")}>
        {formatPoints(worth, language)}
      </td>
      <td className="tags" data-label={say("dti.col.status")}>
        <CriterionTags row={row} />
      </td>
    </tr>
  )
})
