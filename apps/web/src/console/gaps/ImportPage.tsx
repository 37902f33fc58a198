import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core"
import type {
  GapImportOptions,
  GapImportReport,
} from "@tinhso/server/coverage/register/import/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { FileDrop } from "../imports/FileDrop.tsx"
import { snapshot, useFileSending } from "../imports/use-file-sending.ts"
import { type Say, useWords } from "../words/index.ts"
import { programmesQuery } from "./queries.ts"

/** A list of gaps: looked at row by row, then written. */
export function ImportPage() {
  const { say } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<GapImportOptions>({})
  const { report, said, error, doing, send } = useFileSending<GapImportReport, GapImportOptions>({
    path: "/api/v1/coverage/gap-imports",
    queryKey: ["gaps"],
  })
  const busy = doing !== null
  const choose = async (chosen: File) => {
    const kept = await snapshot(chosen)
    setFile(kept)
    send({ file: kept, said: options, commit: false })
  }
  return (
    <Page
      title={say("gap.import")}
      intro={
        <>
          {say("gap.import.intro")} <Link to="/console/vung-lom">{say("gap.back")}</Link>
        </>
      }
    >
      <Stack>
        <Options options={options} onChange={setOptions} />
        <FileDrop file={file} disabled={busy} onChoose={(chosen) => void choose(chosen)} />
        {file !== null && (
          <Group>
            <Text size="sm">{file.name}</Text>
            <Button
              size="compact-sm"
              variant="default"
              disabled={busy}
              onClick={() => send({ file, said: options, commit: false })}
            >
              {say("gap.import.again")}
            </Button>
          </Group>
        )}
        {busy && <Loading />}
        {error !== null && <Failure error={error} next={say("gap.kept")} />}
        {file !== null && report !== null && said === options && (
          <Report report={report} onCommit={() => send({ file, said: options, commit: true })} />
        )}
        {report !== null && said !== options && (
          <Text component="output">{say("gap.import.changed")}</Text>
        )}
      </Stack>
    </Page>
  )
}

/** What is left empty is not said. */
function without(options: GapImportOptions, field: keyof GapImportOptions): GapImportOptions {
  const { [field]: _left, ...rest } = options
  return rest
}

function Options({
  options,
  onChange,
}: {
  readonly options: GapImportOptions
  readonly onChange: (options: GapImportOptions) => void
}) {
  const { say, language } = useWords()
  const programmes = useQuery(programmesQuery).data?.programmes ?? []
  const lists = programmes.filter(({ membership }) => membership === "list")
  const text = (field: "province" | "document", value: string) =>
    onChange(value === "" ? without(options, field) : { ...options, [field]: value })
  return (
    <Group align="end">
      <TextInput
        label={say("gap.import.province")}
        value={options.province ?? ""}
        maxLength={100}
        onChange={(event) => text("province", event.currentTarget.value)}
      />
      <DayInput
        label={say("gap.import.at")}
        value={options.at ?? null}
        onChange={(at) => onChange(at === null ? without(options, "at") : { ...options, at })}
      />
      <TextInput
        label={say("gap.import.document")}
        value={options.document ?? ""}
        maxLength={200}
        onChange={(event) => text("document", event.currentTarget.value)}
      />
      <Select
        label={say("gap.import.programme")}
        data={lists.map(({ code, nameVi, nameEn }) => ({
          value: code,
          label: language === "vi" ? nameVi : nameEn,
        }))}
        value={options.programme ?? null}
        clearable
        comboboxProps={{ withinPortal: false }}
        onChange={(programme) =>
          onChange(programme === null ? without(options, "programme") : { ...options, programme })
        }
      />
    </Group>
  )
}

function Report({
  report,
  onCommit,
}: {
  readonly report: GapImportReport
  readonly onCommit: () => void
}) {
  const { say } = useWords()
  const { counts, committed, rows } = report
  const proposed = counts.add + counts.move
  return (
    <Stack gap="sm">
      <Text component="output" fw={600}>
        {committed && `${say("gap.import.done")}. `}
        {say("gap.import.counts", counts)}
      </Text>
      {!committed && (
        <Group>
          <Button onClick={onCommit} disabled={proposed + counts.same + counts.keep === 0}>
            {say("gap.import.commit")}
          </Button>
        </Group>
      )}
      <ListTable
        caption={say("gap.import.rows")}
        columns={columnsOf(say)}
        rows={rows}
        rowKey={({ sheet, row }) => `${sheet ?? ""}!${row}`}
      />
    </Stack>
  )
}

type Row = GapImportReport["rows"][number]

const columnsOf = (say: Say): ListColumn<Row>[] => [
  {
    title: say("gap.import.row"),
    heads: true,
    cell: ({ sheet, row }) => (sheet === null ? String(row) : `${sheet}!${row}`),
  },
  {
    title: say("gap.name"),
    cell: ({ name, gap }) =>
      gap === null ? name : <Link to={`/console/vung-lom/${gap}`}>{name}</Link>,
  },
  { title: say("gap.unitNow"), cell: ({ unitName }) => unitName ?? "—" },
  {
    title: say("gap.import.action"),
    cell: ({ action, from, to }) => {
      const word = say(`gap.import.action.${action}`)
      if (to === null || action === "refuse") return word
      const before = from === null || from === to ? "" : `${say(`gap.state.${from}`)} → `
      return `${word}: ${before}${say(`gap.state.${to}`)}`
    },
  },
  {
    title: say("gap.import.look"),
    cell: ({ problems, told }) => [...problems, ...told].join("; ") || "—",
  },
]
