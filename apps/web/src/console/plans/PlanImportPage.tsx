import type { ImportReport } from "@tinhso/server/indicators/model"
import { CheckedImport } from "../imports/CheckedImport.tsx"
import { useWords } from "../words/index.ts"

const HEADER =
  "record,id,text,text_en,number,issued,issuer,place,place_level,period,until,organisation,deadline,state,progress,evidence,role,figure,measure,comparator,value,high,unit_of_measure,direction,baseline_value,baseline_period,parent,source,unchecked,note,note_en"

/** A plan from a file. */
export function PlanImportPage() {
  const { say } = useWords()
  return (
    <CheckedImport<ImportReport>
      part="plan"
      path="/api/v1/imports/plans"
      back="/console/ke-hoach"
      template={{ name: "mau-ke-hoach.csv", header: HEADER }}
      columns={[{ title: say("plan.import.id"), heads: true, cell: ({ id }) => id ?? "—" }]}
      messagesOf={({ problems, warnings }) => [
        ...problems.map(({ column, message }) =>
          column === null ? message : `${column}: ${message}`,
        ),
        ...warnings,
      ]}
      writes={({ counts: { add, change }, notes }) => add + change + notes.length > 0}
    />
  )
}
