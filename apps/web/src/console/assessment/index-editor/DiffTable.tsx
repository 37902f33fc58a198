import type { FieldChanged, IndexDiff, RowChanged } from "@tinhso/server/assessment/model"
import { formatDecimal, formatWhole } from "../../../i18n/index.ts"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { type Say, useWords, type WordKey } from "../../words/index.ts"

interface Row {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly told: readonly string[]
  readonly fields: readonly FieldChanged[]
}

/** How one version differs from another, row by row. */
export function DiffTable({ diff }: { readonly diff: IndexDiff }) {
  const { say, language } = useWords()
  const rows = useDiffRows(diff)
  if (rows.length === 0) return <p>{say("idx.diff.same")}</p>
  const count = (list: readonly unknown[]) => formatWhole(list.length, language)
  return (
    <>
      <p>
        {say("idx.diff.sentence", {
          added: count(diff.added),
          removed: count(diff.removed),
          changed: count(diff.changed),
          points: count(
            diff.changed.filter(({ fields }) => fields.some(({ field }) => field === "maxPoints")),
          ),
        })}
      </p>
      <ListTable<Row>
        caption={say("idx.diff.what")}
        rows={rows}
        rowKey={({ key }) => key}
        columns={columnsOf(say)}
      />
    </>
  )
}

const columnsOf = (say: Say): ListColumn<Row>[] => [
  { title: say("idx.col.code"), heads: true, cell: ({ code }) => code },
  { title: say("idx.col.name"), cell: ({ name }) => name },
  { title: say("idx.diff.what"), cell: (row) => <What row={row} /> },
]

function What({ row: { told, fields } }: { readonly row: Row }) {
  return (
    <ul className="said">
      {told.map((one) => (
        <li key={one}>{one}</li>
      ))}
      {fields.map((field) => (
        <li key={field.field}>
          <Field {...field} />
        </li>
      ))}
    </ul>
  )
}

const FIELDS = {
  name: "idx.diff.field.name",
  kind: "idx.diff.field.kind",
  maxPoints: "idx.diff.field.maxPoints",
  rule: "idx.diff.field.rule",
  ruleWords: "idx.diff.field.ruleWords",
  figures: "idx.diff.field.figures",
  evidence: "idx.diff.field.evidence",
  dataSource: "idx.diff.field.dataSource",
  coVerifier: "idx.diff.field.coVerifier",
  notApplicable: "idx.diff.field.notApplicable",
  note: "idx.diff.field.note",
  decision: "idx.decision",
  issued: "idx.issued.on",
  issuer: "idx.issuer",
  nameEn: "idx.nameEn",
  level: "idx.level",
  validFrom: "idx.validFrom",
  validTo: "idx.validTo",
  gaps: "idx.gaps",
  source: "idx.source",
  pillars: "idx.pillars",
} as const satisfies Readonly<Record<string, WordKey>>

function Field({ field, before, after }: FieldChanged) {
  const { say, language } = useWords()
  const known: Readonly<Record<string, WordKey | undefined>> = FIELDS
  const shown = (value: string) =>
    value === ""
      ? say("idx.diff.empty")
      : field === "maxPoints"
        ? formatDecimal(value.replaceAll(".", "").replace(",", "."), language)
        : value
  return (
    <>
      {say(known[field] ?? "idx.diff.field.other", { field })}: <del>{shown(before)}</del>{" "}
      <ins>{shown(after)}</ins>
    </>
  )
}

function useDiffRows({ added, removed, changed, index }: IndexDiff): Row[] {
  const { say } = useWords()
  const told = ({ code, codeBefore, moved }: RowChanged) =>
    codeBefore !== code
      ? [say("idx.diff.moved", { code: codeBefore })]
      : moved
        ? [say("idx.diff.reparented")]
        : []
  const whole =
    index.length === 0
      ? []
      : [{ key: "index", code: "", name: say("idx.diff.index"), told: [], fields: index }]
  return [
    ...whole,
    ...added.map(({ code, name }) => ({
      key: `+${code}`,
      code,
      name,
      told: [say("idx.diff.added")],
      fields: [],
    })),
    ...removed.map(({ code, name }) => ({
      key: `-${code}`,
      code,
      name,
      told: [say("idx.diff.removed")],
      fields: [],
    })),
    ...changed.map((one) => ({
      key: `=${one.code}`,
      code: one.code,
      name: one.name,
      told: told(one),
      fields: one.fields,
    })),
  ]
}
