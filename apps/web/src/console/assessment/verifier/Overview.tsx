import { Button, Progress, Select, TextInput } from "@mantine/core"
import type { QueueRow, VerificationOverview } from "@tinhso/server/assessment/model"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useSearchParams } from "react-router"
import { formatInstant } from "../../../i18n/index.ts"
import { ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useRowKeys } from "../../work/use-row-keys.ts"
import { useWords } from "../../words/index.ts"
import { formatPoints, saidPoints } from "../points.ts"
import { MarkTag } from "./MarkTag.tsx"
import { sittingPath } from "./paths.ts"
import { worthiestQuery } from "./queries.ts"

interface Props {
  readonly round: string
  readonly overview: VerificationOverview
}

type By = "don-vi" | "tieu-chi" | "gia-tri"
const WAYS: readonly By[] = ["don-vi", "tieu-chi", "gia-tri"]

/** What waits for an organisation: by agency, by criterion, or item by item; the most points first. */
export function Overview({ round, overview }: Props) {
  const { say } = useWords()
  const { asked, choose } = useAddress()
  const by = WAYS.find((one) => one === asked("theo")) ?? "don-vi"
  const [text, setText] = useState("")
  return (
    <>
      <Progressed overview={overview} />
      <div className="queue-ways">
        <Ways by={by} onChoose={(way) => choose("theo", way === "don-vi" ? "" : way)} />
        {by === "gia-tri" ? (
          <Select
            size="xs"
            aria-label={say("vf.pillar")}
            placeholder={say("vf.pillar.all")}
            clearable
            data={overview.pillars.map(({ code, name }) => ({ value: code, label: name }))}
            value={asked("tru-cot")}
            onChange={(next) => choose("tru-cot", next ?? "")}
          />
        ) : (
          <TextInput
            size="xs"
            type="search"
            aria-label={say("vf.filter")}
            placeholder={say("vf.filter")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </div>
      <p className="keys under">{say("vf.overview.keys")}</p>
      {by === "gia-tri" ? (
        <Worthiest round={round} overview={overview} pillar={asked("tru-cot") ?? ""} />
      ) : (
        <Groups round={round} overview={overview} by={by} text={text} />
      )}
    </>
  )
}

/** What the address chooses of the list. */
function useAddress() {
  const [params, setParams] = useSearchParams()
  const choose = (name: string, value: string) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now)
        if (value === "") next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return { asked: (name: string) => params.get(name), choose }
}

/** How far the organisation is, and until when. */
function Progressed({ overview }: Pick<Props, "overview">) {
  const { say, language } = useWords()
  const { open, done, early, closes, taking, stake } = overview
  const all = open + done
  return (
    <>
      <p className="sitting-progress">
        <strong>{say("vf.progress", { done, all })}</strong>
        <Progress
          value={all === 0 ? 0 : (done / all) * 100}
          aria-label={say("vf.progress.aria")}
          className="sitting-meter"
        />
        <span>
          {say("vf.stake.all", { points: formatPoints(stake, language) })}{" "}
          {say("vf.closes", { at: formatInstant(closes, language) })}
          {early > 0 && ` ${say("vf.early.count", { count: early })}`}
        </span>
      </p>
      {!taking && <Notice tone="warn" title={say("vf.closed")} />}
      {taking && open === 0 && (
        <Notice tone="good" title={say(early > 0 ? "vf.nothing-yet" : "vf.all-done")} />
      )}
    </>
  )
}

function Ways({ by, onChoose }: { by: By; onChoose: (way: By) => void }) {
  const { say } = useWords()
  return (
    <fieldset className="ways">
      <legend className="hidden">{say("vf.by")}</legend>
      {WAYS.map((way) => (
        <Button
          key={way}
          size="compact-sm"
          variant={way === by ? "filled" : "default"}
          aria-pressed={way === by}
          onClick={() => onChoose(way)}
        >
          {say(`vf.by.${way}`)}
        </Button>
      ))}
    </fieldset>
  )
}

interface Line {
  readonly key: string
  readonly name: string
  readonly path: string
  readonly open: number
  readonly done: number
  readonly early: number
  readonly stake: number
  readonly own: boolean
}

function Groups({
  round,
  overview,
  by,
  text,
}: Props & { by: "don-vi" | "tieu-chi"; text: string }) {
  const { say, language } = useWords()
  const { list, onKeyDown } = useRowKeys<HTMLDivElement>()
  const lines = by === "don-vi" ? agencyLines(round, overview) : criterionLines(round, overview)
  const wanted = searchKey(text)
  const shown = lines
    .filter(({ name }) => searchKey(name).includes(wanted))
    .toSorted((a, b) => Number(b.open > 0) - Number(a.open > 0) || b.stake - a.stake)
  if (shown.length === 0) return <p>{say(lines.length === 0 ? "vf.none" : "vf.search.none")}</p>
  const counted = (value: number) => formatPoints(value, language)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- moves between its links
    <div ref={list} onKeyDown={onKeyDown}>
      <ListTable
        caption={say(`vf.by.${by}`)}
        rows={shown}
        rowKey={({ key }) => key}
        columns={[
          {
            title: say(`vf.by.${by}`),
            heads: true,
            cell: lineName,
          },
          { title: say("vf.col.open"), numeric: true, cell: ({ open }) => counted(open) },
          {
            title: say("vf.col.done"),
            numeric: true,
            cell: ({ open, done }) => `${counted(done)}/${counted(done + open)}`,
          },
          { title: say("vf.col.early"), numeric: true, cell: ({ early }) => counted(early) },
          { title: say("vf.col.stake"), numeric: true, cell: ({ stake }) => counted(stake) },
        ]}
      />
    </div>
  )
}

const lineName = (line: Line) => (
  <>
    <Link to={line.path} data-row="">
      {line.name}
    </Link>
    {line.own && <MarkTag mark="own" />}
  </>
)

const itemLink = (round: string, organisation: string, { unit, criterion, name }: QueueRow) => (
  <Link data-row="" to={`${sittingPath(round, { unit }, organisation)}&muc=${unit}/${criterion}`}>
    {criterion}. {name}
  </Link>
)

const agencyLines = (round: string, { agencies, organisation }: VerificationOverview): Line[] =>
  agencies.map(({ unit, name, own, open, done, early, stake }) => ({
    key: unit,
    name,
    path: sittingPath(round, { unit }, organisation),
    open,
    done,
    early,
    stake,
    own,
  }))

const criterionLines = (round: string, { criteria, organisation }: VerificationOverview): Line[] =>
  criteria.map(({ code, name, open, done, early, stake }) => ({
    key: code,
    name: `${code}. ${name}`,
    path: sittingPath(round, { criterion: code }, organisation),
    open,
    done,
    early,
    stake,
    own: false,
  }))

function Worthiest({ round, overview, pillar }: Props & { pillar: string }) {
  const { say, language } = useWords()
  const { list, onKeyDown } = useRowKeys<HTMLDivElement>()
  const query = useQuery(worthiestQuery(round, overview.organisation, pillar))
  return (
    <Loaded query={query}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <p>{say("vf.none")}</p>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- moves between its links
          <div ref={list} onKeyDown={onKeyDown}>
            <p className="under">{say("vf.worthiest", { shown: rows.length, total })}</p>
            <ListTable
              caption={say("vf.by.gia-tri")}
              rows={rows}
              rowKey={({ unit, criterion }) => `${unit}/${criterion}`}
              columns={[
                {
                  title: say("vf.by.tieu-chi"),
                  heads: true,
                  cell: (row) => itemLink(round, overview.organisation, row),
                },
                { title: say("vf.by.don-vi"), cell: ({ unitName }) => unitName },
                {
                  title: say("vf.self"),
                  numeric: true,
                  cell: ({ self }) => saidPoints(self, say, language),
                },
                {
                  title: say("vf.computed"),
                  numeric: true,
                  cell: ({ computed }) => saidPoints(computed, say, language),
                },
                {
                  title: say("vf.col.stake"),
                  numeric: true,
                  cell: ({ stake }) => formatPoints(stake, language),
                },
              ]}
            />
          </div>
        )
      }
    </Loaded>
  )
}
