import { Title } from "@mantine/core"
import type { MeasurementReport } from "@tinhso/server/coverage/measurements/model"
import { formatWhole } from "../../i18n/index.ts"
import { ListTable } from "../frame/ListTable.tsx"
import { useWords } from "../words/index.ts"

const SHOWN = 50

/** Rows that are left out: how many by reason, and the first of them by cell. */
export function Refused({ report: { reasons, refused } }: { readonly report: MeasurementReport }) {
  const { say, language } = useWords()
  if (refused.length === 0) return null
  return (
    <section aria-labelledby="bi-tu-choi">
      <Title order={2} size="h4" id="bi-tu-choi">
        {say("measured.refused")}
      </Title>
      <ul className="said">
        {reasons.map(({ code, vi, rows }) => (
          <li key={code}>
            {formatWhole(rows, language)}: {vi}
          </li>
        ))}
      </ul>
      <ListTable
        caption={say("measured.refused")}
        rows={refused.slice(0, SHOWN)}
        rowKey={({ sheet, row }) => `${sheet ?? ""} ${row}`}
        columns={[
          {
            title: say("measured.refused.cell"),
            heads: true,
            cell: ({ cell, row }) => cell ?? String(row),
          },
          { title: say("measured.column"), cell: ({ heading }) => heading ?? "" },
          { title: say("measured.refused.why"), cell: ({ vi }) => vi },
        ]}
      />
    </section>
  )
}
