import { Button, Group, NativeSelect, Stack, Text, TextInput, Textarea } from "@mantine/core"
import type {
  AgencyDifference,
  CorrectionDraft,
  Round,
  RoundPublication,
  RoundResult,
} from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { formatInstant, type Language } from "../../../i18n/index.ts"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { readValue } from "../../grid/reading.ts"
import { type Say, useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import { publicationsQuery, useRoundDeeds } from "./queries.ts"

interface Props {
  readonly round: Round
  readonly result: RoundResult
  /** Whether the person administers the round. */
  readonly runs: boolean
}

/** What was corrected since the first publication, and the way to correct something now. */
export function CorrectionPart({ round, result, runs }: Props) {
  const { say } = useWords()
  const [asking, setAsking] = useState(false)
  const published = useQuery(publicationsQuery(round.id)).data ?? []
  const corrections = published.filter(({ correction }) => correction !== null)
  return (
    <Stack gap="sm" mt="sm">
      {corrections.map((one) => (
        <Corrected key={one.sha256} one={one} />
      ))}
      {runs && (
        <Button className="at-start" variant="default" onClick={() => setAsking(true)}>
          {say("rnd.correct")}
        </Button>
      )}
      {asking && <CorrectDialog round={round} result={result} onClose={() => setAsking(false)} />}
    </Stack>
  )
}

function Corrected({ one: { correction, publishedAt } }: { readonly one: RoundPublication }) {
  const { say, language } = useWords()
  if (correction === null) return null
  const { decision, reason, agencies } = correction
  return (
    <div>
      <h3 className="index-part">
        {say("rnd.corrected", { at: formatInstant(publishedAt, language), decision })}
      </h3>
      <Text size="sm">
        {say("rel.reason")}: {reason}
      </Text>
      <Differences agencies={agencies} />
    </div>
  )
}

function Differences({ agencies }: { readonly agencies: readonly AgencyDifference[] }) {
  const { say, language } = useWords()
  return (
    <ListTable<AgencyDifference>
      caption={say("rnd.correct.differs")}
      rows={agencies}
      rowKey={({ unit }) => unit}
      columns={columnsOf(say, language)}
    />
  )
}

const columnsOf = (say: Say, language: Language): ListColumn<AgencyDifference>[] => [
  { title: say("rnd.correct.unit"), heads: true, cell: ({ name }) => name },
  {
    title: say("rnd.correct.points"),
    cell: ({ pointsBefore, points }) =>
      `${saidPoints(pointsBefore, say, language)} → ${saidPoints(points, say, language)}`,
  },
  {
    title: say("rnd.correct.rank"),
    cell: ({ rankBefore, rank }) =>
      `${saidPoints(rankBefore, say, language)} → ${saidPoints(rank, say, language)}`,
  },
  {
    title: say("rnd.correct.what"),
    cell: ({ criteria }) =>
      criteria
        .map(({ criterion, before, after, why, reason }) => {
          const cause = reason === "" ? say(WHY[why]) : reason
          return `${criterion}: ${saidPoints(before, say, language)} → ${saidPoints(after, say, language)} (${cause})`
        })
        .join("; "),
  },
]

interface Row {
  readonly id: number
  readonly unit: string
  readonly criterion: string
  /** The figure put right; "" where points are decided on. */
  readonly figure: string
  readonly value: string
  readonly reason: string
}

const WHY = {
  figure: "rnd.correct.figure",
  decision: "rnd.correct.decision.why",
  peers: "rnd.correct.peers",
} as const

const rowOf = (id: number): Row => ({
  id,
  unit: "",
  criterion: "",
  figure: "",
  value: "",
  reason: "",
})

const isWhole = ({ unit, criterion, value, reason }: Row) =>
  unit !== "" && criterion.trim() !== "" && numberOf(value) !== null && reason.trim() !== ""

function numberOf(text: string): number | null {
  const read = readValue(text, { marks: "ask", units: [""], counted: false })
  return read.kind === "value" ? read.value : null
}

interface DialogProps {
  readonly round: Round
  readonly result: RoundResult
  readonly onClose: () => void
}

/** What is to be put right; tried first, so that everybody knows what differs before it is told. */
function CorrectDialog({ round, result, onClose }: DialogProps) {
  const { say } = useWords()
  const { correct } = useRoundDeeds(round.id)
  const [rows, setRows] = useState<readonly Row[]>([rowOf(0)])
  const [why, setWhy] = useState<Why>({ reason: "", decision: "" })
  const [tried, setTried] = useState<readonly AgencyDifference[] | null>(null)
  const whole = rows.every(isWhole) && why.reason.trim() !== "" && why.decision.trim().length >= 3
  const change = (more: Partial<Why>) => {
    setTried(null)
    setWhy({ ...why, ...more })
  }
  const put = (next: readonly Row[]) => {
    setTried(null)
    setRows(next)
  }
  const run = (dryRun: boolean) => {
    const draft = draftOf(rows, { seen: result.sha256 ?? "", ...why, dryRun })
    correct.mutate(draft, {
      onSuccess: ({ correction }) => (dryRun ? setTried(correction.agencies) : onClose()),
    })
  }
  return (
    <Dialog opened size="lg" title={say("rnd.correct")} onClose={onClose}>
      <Stack>
        <Text size="sm">{say("rnd.correct.intro")}</Text>
        <DecisionFields why={why} onChange={change} />
        {rows.map((row, i) => (
          <RowFields
            key={row.id}
            row={row}
            result={result}
            onChange={(more) => put(rows.map((one, n) => (n === i ? { ...one, ...more } : one)))}
          />
        ))}
        <Button
          className="at-start"
          size="compact-sm"
          variant="default"
          onClick={() => put([...rows, rowOf(rows.length)])}
        >
          {say("rnd.correct.more")}
        </Button>
        {correct.isError && <Failure error={correct.error} title={say("rnd.failed")} />}
        {tried !== null && <Differences agencies={tried} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            loading={correct.isPending}
            disabled={!whole || result.sha256 === null}
            onClick={() => run(tried === null)}
          >
            {say(tried === null ? "rnd.correct.try" : "rnd.correct.do")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

type Why = Pick<CorrectionDraft, "reason" | "decision">

interface WhyProps {
  readonly why: Why
  readonly onChange: (more: Partial<Why>) => void
}

/** By which document, and why: told to everybody. */
function DecisionFields({ why, onChange }: WhyProps) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("rnd.correct.decision")}
        required
        maxLength={500}
        value={why.decision}
        onChange={(event) => onChange({ decision: event.currentTarget.value })}
      />
      <Textarea
        label={say("rel.reason")}
        required
        autosize
        maxLength={2000}
        value={why.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
    </>
  )
}

function draftOf(
  rows: readonly Row[],
  head: Pick<CorrectionDraft, "seen" | "reason" | "decision"> & { readonly dryRun: boolean },
): CorrectionDraft {
  const read = rows.map(({ unit, criterion, figure, value, reason }) => ({
    place: { unit, criterion: criterion.trim(), reason },
    name: figure.trim(),
    value: numberOf(value) ?? 0,
  }))
  return {
    ...head,
    points: read.flatMap(({ place, name, value }) =>
      name === "" ? [{ ...place, points: value }] : [],
    ),
    figures: read.flatMap(({ place, name, value }) =>
      name === "" ? [] : [{ ...place, name, value }],
    ),
  }
}

interface RowProps {
  readonly row: Row
  readonly result: RoundResult
  readonly onChange: (more: Partial<Row>) => void
}

/** One thing put right: points of a criterion, or a figure of it. */
function RowFields({ row, result, onChange }: RowProps) {
  const { say } = useWords()
  const units = result.standings.map(({ unit, name }) => ({ value: unit, label: name }))
  return (
    <div className="round-days">
      <NativeSelect
        label={say("rnd.correct.unit")}
        data={[{ value: "", label: "" }, ...units]}
        value={row.unit}
        onChange={(event) => onChange({ unit: event.currentTarget.value })}
      />
      {FIELDS.map((name) => (
        <TextInput
          key={name}
          label={say(`rnd.correct.field.${name}`)}
          value={row[name]}
          maxLength={name === "reason" ? 2000 : 80}
          error={
            name === "value" && row.value !== "" && numberOf(row.value) === null
              ? say("rnd.correct.number")
              : undefined
          }
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

const FIELDS = ["criterion", "figure", "value", "reason"] as const
