import { Button, Checkbox, Group, Stack, Textarea, TextInput } from "@mantine/core"
import type { AgencyProgress, Round } from "@tinhso/server/assessment/model"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { formatInstant, formatWhole, type Language } from "../../../i18n/index.ts"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { agencyPage } from "../queries.ts"
import { instantOf, local } from "./calendar-form.ts"
import { progressQuery, useRoundDeeds } from "./queries.ts"

interface Props {
  readonly round: Round
  readonly runs: boolean
}

/** Every agency by step: who has submitted, what is verified, what is disputed. */
export function ProgressPart({ round, runs }: Props) {
  const { say } = useWords()
  const progress = useQuery(progressQuery(round.id))
  return (
    <section aria-labelledby="tien-do-dot">
      <h2 id="tien-do-dot" className="section-title">
        {say("rnd.progress")}
      </h2>
      <Loaded query={progress}>
        {(rows) => <Progress rows={rows} round={round} runs={runs} />}
      </Loaded>
    </section>
  )
}

function Progress({ rows, round, runs }: Props & { readonly rows: readonly AgencyProgress[] }) {
  const { say, language } = useWords()
  const [find, setFind] = useState("")
  const [silent, setSilent] = useState(false)
  const [extending, setExtending] = useState<AgencyProgress | null>(null)
  const shown = rows.filter(
    ({ name, unit, submittedAt }) =>
      (!silent || submittedAt === null) && searchKey(`${name} ${unit}`).includes(searchKey(find)),
  )
  const sum = (of: (row: AgencyProgress) => number) =>
    formatWhole(
      rows.reduce((total, row) => total + of(row), 0),
      language,
    )
  return (
    <>
      <p>
        <strong>
          {say("rnd.progress.sentence", {
            submitted: sum(({ submittedAt }) => (submittedAt === null ? 0 : 1)),
            count: formatWhole(rows.length, language),
            verified: sum(({ verified }) => verified),
            criteria: sum(({ criteria }) => criteria),
          })}
        </strong>
      </p>
      <Group align="flex-end" mb="sm">
        <TextInput
          label={say("rnd.progress.find")}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <Checkbox
          label={say("rnd.progress.only")}
          checked={silent}
          onChange={(event) => setSilent(event.currentTarget.checked)}
        />
      </Group>
      {shown.length === 0 ? (
        <output>{say("rnd.progress.none")}</output>
      ) : (
        <ListTable<AgencyProgress>
          caption={say("rnd.progress")}
          rows={shown}
          rowKey={({ unit }) => unit}
          columns={columnsOf({ round, say, language }, runs ? setExtending : null)}
        />
      )}
      {extending !== null && (
        <ExtendDialog round={round} row={extending} onClose={() => setExtending(null)} />
      )}
    </>
  )
}

interface Told {
  readonly round: Round
  readonly say: Say
  readonly language: Language
}

function columnsOf(
  { round, say, language }: Told,
  onExtend: ((row: AgencyProgress) => void) | null,
): ListColumn<AgencyProgress>[] {
  const of = (count: number, whole: number) => say("rnd.progress.of", { count, of: whole })
  const number = (value: number) => formatPoints(value, language)
  return [
    {
      title: say("rnd.progress.agency"),
      heads: true,
      cell: ({ unit, name, group }) => (
        <>
          <Link to={agencyPage({ round: round.id, unit })}>{name}</Link>
          <span className="under">{group}</span>
        </>
      ),
    },
    {
      title: say("rnd.progress.submitted"),
      cell: (row) => <Submitted row={row} />,
    },
    {
      title: say("rnd.progress.claimed"),
      cell: ({ claimed, criteria }) => of(claimed, criteria),
    },
    {
      title: say("rnd.progress.verified"),
      cell: ({ verified, criteria }) => of(verified, criteria),
    },
    {
      title: say("rnd.progress.open"),
      cell: ({ disputed, appealed }) => (disputed + appealed === 0 ? "" : disputed + appealed),
    },
    {
      title: say("rnd.progress.points"),
      cell: ({ points, maxPoints }) => `${number(points)}/${number(maxPoints)}`,
    },
    ...(onExtend === null || round.state !== "open"
      ? []
      : [{ title: say("rnd.extend"), cell: extendCell(say, onExtend) }]),
  ]
}

const extendCell = (say: Say, onExtend: (row: AgencyProgress) => void) =>
  function ExtendCell(row: AgencyProgress) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={say("rnd.extend.for", { name: row.name })}
        onClick={() => onExtend(row)}
      >
        {say("rnd.extend")}
      </Button>
    )
  }

function Submitted({ row }: { readonly row: AgencyProgress }) {
  const { say, language } = useWords()
  const { submittedAt, extendedTo, extendedReason } = row
  return (
    <>
      {submittedAt === null
        ? say("rnd.progress.notSubmitted")
        : formatInstant(submittedAt, language)}
      {extendedTo !== null && (
        <span className="under">
          {say("rnd.extended", { until: formatInstant(extendedTo, language) })}
          {extendedReason !== "" && `: ${extendedReason}`}
        </span>
      )}
    </>
  )
}

interface ExtendProps {
  readonly round: Round
  readonly row: AgencyProgress
  readonly onClose: () => void
}

/** More time for one agency, with the reason beside it. */
function ExtendDialog({ round, row, onClose }: ExtendProps) {
  const { say } = useWords()
  const { extend } = useRoundDeeds(round.id)
  const [written, setWritten] = useState(() => local(row.extendedTo ?? round.calendar.selfCloses))
  const [reason, setReason] = useState(row.extendedReason)
  const [tried, setTried] = useState(false)
  const until = instantOf(written)
  const run = () => {
    setTried(true)
    if (until === null || reason.trim() === "") return
    extend.mutate({ unit: row.unit, until, reason: reason.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog opened title={say("rnd.extend.for", { name: row.name })} onClose={onClose}>
      <Stack>
        <TextInput
          type="datetime-local"
          label={say("rnd.extend.until")}
          required
          value={written}
          error={tried && until === null ? say("rnd.cal.missing") : undefined}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <Textarea
          label={say("rnd.extend.reason")}
          required
          autosize
          maxLength={2000}
          value={reason}
          error={tried && reason.trim() === "" ? say("rnd.calendar.reason.missing") : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {extend.isError && <Failure error={extend.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button loading={extend.isPending} onClick={run}>
            {say("rnd.extend")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
