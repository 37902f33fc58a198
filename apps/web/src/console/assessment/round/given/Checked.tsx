import { Button, Group, Stack } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { GivenTable, GivenTableRead } from "@tinhso/server/assessment/model"
import { formatWhole, type Language } from "../../../../i18n/index.ts"
import { Failure } from "../../../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../../../frame/ListTable.tsx"
import { type Say, useWords } from "../../../words/index.ts"
import { formatPoints } from "../../points.ts"
import { useAnswers } from "../answer-queries.ts"

/** More rows than this are counted, not drawn. */
const MOST_SHOWN = 300

interface Props {
  readonly round: string
  readonly table: GivenTable
  readonly read: GivenTableRead
  readonly onDone: () => void
}

/** What a table says beside what stands now; written when one says so, whole or not at all. */
export function Checked({ round, table, read: { values, findings }, onDone }: Props) {
  const { say, language } = useWords()
  const { give } = useAnswers(round)
  const count = (list: readonly unknown[]) => formatWhole(list.length, language)
  const write = () =>
    give.mutate(table, {
      onSuccess: ({ given, same }) => {
        notifications.show({
          message: say("ans.given.done", { given: given ?? 0, same: same ?? 0 }),
        })
        onDone()
      },
    })
  return (
    <Stack gap="xs">
      <h3 className="index-part">{say("ans.given.checked")}</h3>
      {findings.length > 0 && (
        <div role="alert">
          <p>
            <strong>{say("ans.given.wrong", { count: count(findings) })}</strong>
          </p>
          <ul className="said">
            {findings.slice(0, MOST_SHOWN).map(({ row, column, message }) => (
              <li key={`${row} ${column} ${message}`} className="said-problem">
                {say("ans.given.wrong.one", { row, column, message })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {values.length > 0 ? (
        <ValuesTable values={values} />
      ) : (
        findings.length === 0 && <output>{say("ans.given.empty")}</output>
      )}
      {give.isError && (
        <Failure error={give.error} title={say("ans.given.failed")} next={say("ans.given.kept")} />
      )}
      {findings.length === 0 && values.length > 0 && (
        <Group>
          <Button size="sm" loading={give.isPending} onClick={write}>
            {say("ans.given.write", { count: count(values) })}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

type Value = GivenTableRead["values"][number]

function ValuesTable({ values }: { readonly values: readonly Value[] }) {
  const { say, language } = useWords()
  const count = (of: (one: Value) => boolean) => formatWhole(values.filter(of).length, language)
  return (
    <>
      <p>
        {say("ans.given.sentence", {
          count: count(() => true),
          units: formatWhole(new Set(values.map(({ unit }) => unit)).size, language),
          fresh: count(({ before }) => before === null),
          changed: count(({ before, value }) => before !== null && before !== value),
          same: count(({ before, value }) => before === value),
        })}
      </p>
      <ListTable<Value>
        caption={say("ans.given.checked")}
        rows={values.slice(0, MOST_SHOWN)}
        rowKey={({ row }) => row}
        columns={columnsOf(say, language)}
      />
      {values.length > MOST_SHOWN && (
        <p className="quiet">{say("ans.given.more", { count: values.length - MOST_SHOWN })}</p>
      )}
    </>
  )
}

const columnsOf = (say: Say, language: Language): ListColumn<Value>[] => [
  { title: say("ans.given.col.row"), numeric: true, cell: ({ row }) => row },
  {
    title: say("rnd.progress.agency"),
    heads: true,
    cell: ({ unit, unitName }) => (
      <>
        {unitName}
        <span className="under">{unit}</span>
      </>
    ),
  },
  { title: say("ans.given.figure"), cell: ({ criterion, name }) => `${criterion} ${name}` },
  {
    title: say("ans.given.col.value"),
    numeric: true,
    cell: ({ value }) => formatPoints(value, language),
  },
  {
    title: say("ans.given.col.before"),
    cell: ({ before, beforeFrom }) =>
      before === null
        ? say("ans.given.before.none")
        : `${formatPoints(before, language)} (${beforeFrom})`,
  },
]
