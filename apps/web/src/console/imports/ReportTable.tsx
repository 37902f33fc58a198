import { Button, Group, NativeSelect, SegmentedControl, Text, TextInput } from "@mantine/core"
import type { ImportReport, ImportRow } from "@tinhso/server/indicators/model"
import { useDeferredValue, useMemo, useState } from "react"
import { formatWhole } from "../../i18n/index.ts"
import { Pager } from "../frame/Pager.tsx"
import { useWords } from "../words/index.ts"
import { ActionTag } from "./ActionTag.tsx"
import { reportCsv } from "./report-csv.ts"
import {
  columnLetter,
  columnsAtFault,
  firstFilter,
  type RowFilter,
  rowsShown,
  type Show,
} from "./report-rows.ts"
import { saveFile } from "./save-file.ts"

const PAGE = 100

/** The rows of a report, a hundred at a time, with what is wrong in each. */
export function ReportTable({ report }: { report: ImportReport }) {
  const { say } = useWords()
  const [filter, setFilter] = useState(() => firstFilter(report))
  const [page, setPage] = useState(1)
  const late = useDeferredValue(filter)
  const shown = useMemo(() => rowsShown(report.rows, late), [report, late])
  const change = (more: Partial<RowFilter>) => {
    setFilter((now) => ({ ...now, ...more }))
    setPage(1)
  }
  const from = (page - 1) * PAGE
  return (
    <section aria-labelledby="tung-hang">
      <Group justify="space-between" align="end" mb="sm">
        <h2 id="tung-hang" className="section-title">
          {say("import.table")}
        </h2>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => saveFile(`ket-qua-${report.file}.csv`, reportCsv(report.rows))}
        >
          {say("import.download")}
        </Button>
      </Group>
      <Filters report={report} filter={filter} onChange={change} />
      {report.omitted > 0 && filter.show === "all" && (
        <Text size="sm" c="var(--muted)" mb="xs">
          {say("import.omitted", { count: report.omitted })}
        </Text>
      )}
      {shown.length === 0 ? (
        <Text py="md">{say("import.none")}</Text>
      ) : (
        <>
          <Rows rows={shown.slice(from, from + PAGE)} committed={report.committed} />
          <Pager page={page} size={PAGE} total={shown.length} onChange={setPage} />
        </>
      )}
    </section>
  )
}

interface FiltersProps {
  readonly report: ImportReport
  readonly filter: RowFilter
  readonly onChange: (more: Partial<RowFilter>) => void
}

function Filters({ report, filter, onChange }: FiltersProps) {
  const { say, language } = useWords()
  const faults = useMemo(() => columnsAtFault(report.rows), [report])
  const choices: readonly { value: Show; label: string }[] = [
    { value: "all", label: say("import.filter.all") },
    { value: "problems", label: say("import.filter.problems") },
    { value: "warnings", label: say("import.filter.warnings") },
  ]
  return (
    <Group align="end" gap="sm" mb="sm">
      <SegmentedControl<Show>
        aria-label={say("import.filter")}
        data={[...choices]}
        value={filter.show}
        onChange={(show) => onChange({ show, column: null })}
      />
      {faults.length > 1 && (
        <NativeSelect
          label={say("import.filter.column")}
          value={filter.column ?? ""}
          onChange={({ currentTarget: { value } }) =>
            onChange({ column: value === "" ? null : value })
          }
          data={[
            { value: "", label: say("import.filter.column.all") },
            ...faults.map(({ column, rows }) => ({
              value: column,
              label: `${column} (${formatWhole(rows, language)})`,
            })),
          ]}
        />
      )}
      <TextInput
        label={say("import.find")}
        value={filter.find}
        onChange={(event) => onChange({ find: event.currentTarget.value })}
      />
    </Group>
  )
}

function Rows({ rows, committed }: { rows: readonly ImportRow[]; committed: boolean }) {
  const { say, language } = useWords()
  return (
    <table className="grid">
      <caption className="hidden">{say("import.table")}</caption>
      <thead>
        <tr>
          <th scope="col" className="numeric">
            {say("import.col.row")}
          </th>
          <th scope="col">{say("import.col.id")}</th>
          <th scope="col">{say(committed ? "import.col.did" : "import.col.action")}</th>
          <th scope="col" className="wide">
            {say("import.col.problems")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <th scope="row" className="numeric" data-label={say("import.col.row")}>
              {formatWhole(row.row, language)}
            </th>
            <td data-label={say("import.col.id")} className="wrap-anywhere">
              {row.id ?? <em>{say("import.noId")}</em>}
            </td>
            <td data-label={say(committed ? "import.col.did" : "import.col.action")}>
              <ActionTag action={row.action} />
            </td>
            <td data-label={say("import.col.problems")} className="wide">
              <Said row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Said({ row }: { row: ImportRow }) {
  const { say } = useWords()
  if (row.problems.length + row.warnings.length === 0) return "–"
  const place = ({ column, columnNumber }: ImportRow["problems"][number]) => {
    if (column === null) return say("import.wholeRow")
    const letter = columnNumber === null ? "" : ` (${columnLetter(columnNumber)})`
    return say("import.column", { column: `${column}${letter}` })
  }
  return (
    <ul className="said">
      {row.problems.map((one) => (
        <li key={`${one.column ?? ""}:${one.message}`} className="said-problem">
          <strong>
            {say("import.problem")}, {place(one)}:
          </strong>{" "}
          {one.message}
        </li>
      ))}
      {row.warnings.map((message) => (
        <li key={message} className="said-warning">
          <strong>{say("import.warning")}:</strong> {message}
        </li>
      ))}
    </ul>
  )
}
