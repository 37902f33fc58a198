import { Group, NativeSelect, TextInput } from "@mantine/core"
import type { ReportState, ReportSummary } from "@tinhso/server/indicators/collections/model"
import { searchKey } from "@tinhso/vietnamese"
import { useState } from "react"
import { Link } from "react-router"
import { formatInstant } from "../../i18n/index.ts"
import { Pager } from "../frame/Pager.tsx"
import { useRowKeys } from "../work/use-row-keys.ts"
import { useWords } from "../words/index.ts"
import { pagePath } from "./queries.ts"
import { Due, StateTag } from "./StateTag.tsx"

const PAGE = 100
const STATES = ["draft", "returned", "submitted", "verified", "published"] as const

type Filter = ReportState | "late" | "all"

function isShown(report: ReportSummary, filter: Filter, key: string): boolean {
  const stands = filter === "all" || (filter === "late" ? report.late : report.state === filter)
  return stands && searchKey(`${report.unit.fullName} ${report.unit.id}`).includes(key)
}

/** Reports of a collection: late ones first, found by name and by how they stand. */
export function ReportsTable({ id, reports }: { id: string; reports: readonly ReportSummary[] }) {
  const { say } = useWords()
  const { list, onKeyDown } = useRowKeys<HTMLTableSectionElement>()
  const [state, setState] = useState<Filter>("all")
  const [typed, setTyped] = useState("")
  const [page, setPage] = useState(1)
  const key = searchKey(typed)
  const shown = reports.filter((report) => isShown(report, state, key))
  const from = (page - 1) * PAGE
  const choose = (value: string) => {
    setState(value === "late" ? "late" : (STATES.find((one) => one === value) ?? "all"))
    setPage(1)
  }
  return (
    <>
      <Group mb="sm" align="end">
        <TextInput
          label={say("col.find")}
          size="sm"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setPage(1)
          }}
        />
        <NativeSelect
          label={say("col.col.state")}
          size="sm"
          value={state}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: "all", label: say("col.filter.all") },
            { value: "late", label: say("col.filter.late") },
            ...STATES.map((one) => ({ value: one, label: say(`rep.state.${one}`) })),
          ]}
        />
      </Group>
      {shown.length === 0 ? (
        <p>{say("col.filter.none")}</p>
      ) : (
        <table className="grid">
          <caption className="hidden">{say("col.reports")}</caption>
          <Heads />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves between links */}
          <tbody ref={list} onKeyDown={onKeyDown}>
            {shown.slice(from, from + PAGE).map((report) => (
              <Row key={report.unit.id} id={id} report={report} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length > PAGE && (
        <Pager page={page} size={PAGE} total={shown.length} onChange={setPage} />
      )}
    </>
  )
}

function Heads() {
  const { say } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{say("col.col.unit")}</th>
        <th scope="col">{say("col.col.state")}</th>
        <th scope="col">{say("rep.due")}</th>
        <th scope="col" className="numeric">
          {say("col.col.filled")}
        </th>
        <th scope="col">{say("col.col.at")}</th>
      </tr>
    </thead>
  )
}

function Row({ id, report }: { id: string; report: ReportSummary }) {
  const { say, language } = useWords()
  const waits = report.state === "submitted" || report.state === "verified"
  const at = report.publishedAt ?? report.verifiedAt ?? report.submittedAt ?? report.enteredAt
  return (
    <tr>
      <th scope="row" data-label={say("col.col.unit")}>
        <Link data-row="" to={pagePath(id, report.unit.id, waits ? "tham-dinh" : undefined)}>
          {report.unit.fullName}
        </Link>
        {report.reporter.id !== report.unit.id && (
          <span className="under">{report.reporter.name}</span>
        )}
      </th>
      <td data-label={say("col.col.state")}>
        <StateTag state={report.state} />
      </td>
      <td data-label={say("rep.due")}>
        <Due report={report} />
      </td>
      <td className="numeric" data-label={say("col.col.filled")}>
        {report.filled}/{report.cells}
      </td>
      <td data-label={say("col.col.at")}>{at === null ? "" : formatInstant(at, language)}</td>
    </tr>
  )
}
