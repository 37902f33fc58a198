import { Anchor, NativeSelect, Stack, Text } from "@mantine/core"
import type { ComparedAgency, Round, RoundComparison } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import { ApiError } from "../../../api.ts"
import type { Language } from "../../../i18n/index.ts"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { indexPage } from "../index-editor/queries.ts"
import { formatPoints } from "../points.ts"
import { roundsQuery } from "../queries.ts"
import { comparisonQuery } from "./queries.ts"

interface Props {
  readonly round: Round
  /** Whether the person may make a mapping. */
  readonly runs: boolean
}

/** This round beside another one, on what can be compared; which one stands in the address. */
export function ComparePart({ round, runs }: Props) {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const others = (useQuery(roundsQuery).data ?? []).filter(
    ({ id, state }) => id !== round.id && state !== "prepared",
  )
  const chosen = others.find(({ id }) => id === query.get("so-voi"))
  return (
    <section aria-labelledby="so-sanh-dot">
      <h2 id="so-sanh-dot" className="section-title">
        {say("cmp.title")}
      </h2>
      {others.length === 0 ? (
        <p className="quiet">{say("cmp.none")}</p>
      ) : (
        <Stack>
          <NativeSelect
            label={say("cmp.with")}
            maw="30rem"
            value={chosen?.id ?? ""}
            data={[
              { value: "", label: say("cmp.choose") },
              ...others.map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
            ]}
            onChange={(event) => {
              const id = event.currentTarget.value
              setQuery(id === "" ? {} : { "so-voi": id }, {
                replace: true,
                preventScrollReset: true,
              })
            }}
          />
          {chosen !== undefined && <Beside from={chosen} to={round} runs={runs} />}
        </Stack>
      )}
    </section>
  )
}

interface BesideProps {
  readonly from: Round
  readonly to: Round
  readonly runs: boolean
}

function Beside({ from, to, runs }: BesideProps) {
  const comparison = useQuery(comparisonQuery(from.id, to.id))
  const { error } = comparison
  if (error instanceof ApiError && error.code === "khong-so-sanh-duoc") {
    return <Refused error={error} from={from} to={to} runs={runs} />
  }
  return <Loaded query={comparison}>{(told) => <Compared told={told} />}</Loaded>
}

/** No mapping: what is missing, and the way to it. */
function Refused({
  error: { problem },
  from,
  to,
  runs,
}: BesideProps & { readonly error: ApiError }) {
  const { say } = useWords()
  const missing = problem.errors?.length ?? 0
  const versions = `&doi-chieu=${encodeURIComponent(`${from.indexId}/${from.indexVersion}`)}`
  return (
    <Notice tone="warn" title={say("cmp.refused")}>
      <Stack gap="xs">
        <Text>{problem.detail}</Text>
        {missing > 0 && <Text>{say("cmp.refused.missing", { count: missing })}</Text>}
        {runs ? (
          <Anchor
            component={Link}
            to={`${indexPage(to.indexId, to.indexVersion)}${versions}`}
            underline="always"
          >
            {say("cmp.refused.go")}
          </Anchor>
        ) : (
          <Text>{say("cmp.refused.ask")}</Text>
        )}
      </Stack>
    </Notice>
  )
}

type ComparedCriterion = RoundComparison["criteria"][number]

function Compared({ told }: { readonly told: RoundComparison }) {
  const { say, language } = useWords()
  return (
    <>
      <p>
        <strong>{told.caution}</strong>
      </p>
      <h3 className="index-part">{say("cmp.agencies")}</h3>
      <ListTable<ComparedAgency>
        caption={say("cmp.agencies")}
        rows={told.agencies}
        rowKey={({ unit }) => unit}
        columns={agencyColumns(say, language)}
      />
      <h3 className="index-part">{say("cmp.criteria")}</h3>
      <ListTable<ComparedCriterion>
        caption={say("cmp.criteria")}
        rows={told.criteria}
        rowKey={({ code }) => code}
        columns={criterionColumns(say, language)}
      />
    </>
  )
}

const pointsIn = (language: Language) => (value: number | null) =>
  value === null ? "–" : formatPoints(value, language)

const changed = (value: number | null, language: Language) =>
  value === null ? "–" : `${value > 0 ? "+" : ""}${formatPoints(value, language)}`

function agencyColumns(say: Say, language: Language): ListColumn<ComparedAgency>[] {
  const points = pointsIn(language)
  return [
    {
      title: say("rnd.progress.agency"),
      heads: true,
      cell: ({ name, group }) => (
        <>
          {name}
          <span className="under">{group}</span>
        </>
      ),
    },
    { title: say("cmp.before"), numeric: true, cell: ({ before }) => points(before) },
    { title: say("cmp.after"), numeric: true, cell: ({ after }) => points(after) },
    { title: say("cmp.change"), numeric: true, cell: ({ change }) => changed(change, language) },
    {
      title: say("cmp.rank"),
      cell: ({ rankBefore, rankAfter }) =>
        say("cmp.rank.of", { before: rankBefore ?? "–", after: rankAfter ?? "–" }),
    },
  ]
}

function criterionColumns(say: Say, language: Language): ListColumn<ComparedCriterion>[] {
  const points = pointsIn(language)
  return [
    {
      title: say("cmp.criterion"),
      heads: true,
      cell: ({ code, name, from, maxPoints }) => (
        <>
          {code} {name}
          <span className="under">
            {say("map.points", { points: formatPoints(maxPoints, language) })}
            {(from.length > 1 || from[0] !== code) &&
              ` · ${say("cmp.criterion.from", { codes: from.join(", ") })}`}
          </span>
        </>
      ),
    },
    { title: say("cmp.before"), numeric: true, cell: ({ before }) => points(before) },
    { title: say("cmp.after"), numeric: true, cell: ({ after }) => points(after) },
  ]
}
