import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core"
import type {
  GapImportOptions,
  GapImportReport,
} from "@tinhso/server/coverage/register/import/model"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { upload } from "../../api.ts"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { FileDrop } from "../imports/FileDrop.tsx"
import { type Say, useWords } from "../words/index.ts"
import { programmesQuery } from "./queries.ts"

interface Sending {
  readonly file: File
  readonly options: GapImportOptions
  readonly commit: boolean
}

/** Sends a list, to be looked at or to be written. */
function useListImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file: sent, options: said, commit }: Sending) => {
      const form = new FormData()
      form.set("options", JSON.stringify(said))
      form.set("commit", String(commit))
      form.set("file", sent)
      const { signal } = new AbortController()
      return upload<GapImportReport>("/api/v1/coverage/gap-imports", {
        form,
        signal,
        onProgress: () => undefined,
      })
    },
    onSuccess: ({ committed }) =>
      committed ? client.invalidateQueries({ queryKey: ["gaps"] }) : undefined,
  })
}

/** A list of gaps: looked at row by row, then written. */
export function ImportPage() {
  const { say } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [options, setOptions] = useState<GapImportOptions>({})
  const work = useListImport()
  const send = (sent: File | null, commit: boolean) => {
    if (sent !== null) work.mutate({ file: sent, options, commit })
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    send(chosen, false)
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
        <FileDrop file={file} disabled={work.isPending} onChoose={choose} />
        {file !== null && (
          <Group>
            <Text size="sm">{file.name}</Text>
            <Button
              size="compact-sm"
              variant="default"
              disabled={work.isPending}
              onClick={() => send(file, false)}
            >
              {say("gap.import.again")}
            </Button>
          </Group>
        )}
        {work.isPending && <Loading />}
        {work.isError && <Failure error={work.error} next={say("gap.kept")} />}
        {work.data !== undefined && !work.isPending && (
          <Report report={work.data} onCommit={() => send(file, true)} />
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
