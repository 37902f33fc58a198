import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import { differencePoints } from "@tinhso/server/assessment/agency/model"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useMemo } from "react"
import { formatInstant, type Language } from "../../../i18n/index.ts"
import type { IconName } from "../../frame/Icon.tsx"
import { Mark } from "../../frame/Mark.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { Deadline } from "../Deadline.tsx"
import { formatPoints } from "../points.ts"
import type { AgencyId } from "../queries.ts"
import { formQuery } from "./queries.ts"
import { type CriterionRow, sheetTotals, type SheetTotals } from "./sheet-rows.ts"

interface Props {
  readonly agency: AgencyId
  readonly form: AgencyForm
  readonly rows: readonly CriterionRow[]
}

const LOOKS = {
  prepared: { icon: "change", tone: "quiet" },
  before: { icon: "change", tone: "quiet" },
  self: { icon: "change", tone: "warn" },
  verify: { icon: "work", tone: "info" },
  appeal: { icon: "warn", tone: "warn" },
  closing: { icon: "work", tone: "quiet" },
  published: { icon: "public", tone: "good" },
} as const satisfies Record<AgencyForm["stage"], { icon: IconName; tone: string }>

/** Where the sheet is, until when, and what it comes to; counted while one types. */
export function SheetHead({ agency, form, rows }: Props) {
  const { say, language } = useWords()
  const client = useQueryClient()
  const { stage, round, sheet } = form
  const { icon, tone } = LOOKS[stage]
  const until = untilOf(form)
  const documents = documentsUntil(form)
  const { queryKey } = formQuery(agency)
  const again = useCallback(
    () => void client.invalidateQueries({ queryKey }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key is made anew each time
    [client, agency.round, agency.unit],
  )
  const totals = useMemo(() => sheetTotals(form, rows), [form, rows])
  const { submittedAt, extendedTo } = sheet.participant
  return (
    <div className="sheet-head">
      <p className="report-head">
        <Mark tone={tone} icon={icon}>
          {say(`dti.stage.${stage}`)}
        </Mark>
        {until !== null && (
          <span>
            {say(`dti.until.${until.word}`)}{" "}
            <Deadline key={until.at} due={until.at} serverNow={form.now} onPast={again} />
            {until.word === "self" && extendedTo !== null && ` · ${say("dti.extended")}`}
          </span>
        )}
        {documents !== null && (
          <span>
            {say(`dti.until.${documents.word}`)}{" "}
            <Deadline key={documents.at} due={documents.at} serverNow={form.now} onPast={again} />
          </span>
        )}
        <span>
          {submittedAt === null
            ? say("dti.submitted.not")
            : say("dti.submitted.at", { at: formatInstant(submittedAt, language) })}
        </span>
        {round.state === "published" && <Rank form={form} />}
      </p>
      <dl className="facts-line" aria-live="off">
        {factsOf(totals, form, say, language).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function untilOf({ stage, due, round: { calendar } }: AgencyForm) {
  switch (stage) {
    case "before":
      return { word: stage, at: calendar.selfOpens }
    case "self":
      return { word: stage, at: due }
    case "verify":
      return { word: stage, at: calendar.verifyCloses }
    case "appeal":
      return { word: stage, at: calendar.appealCloses }
    case "closing":
      return { word: stage, at: calendar.publishFrom }
    case "prepared":
    case "published":
      return null
  }
}

/** From or until when documents are taken, where they have days of their own; null once they are over. */
function documentsUntil({ now, round, evidence }: AgencyForm) {
  if (!evidence.apart || round.state !== "open") return null
  const at = Date.parse(now)
  if (at < Date.parse(evidence.opens)) {
    return { word: "evidence.from", at: evidence.opens } as const
  }
  return at <= Date.parse(evidence.closes)
    ? ({ word: "evidence", at: evidence.closes } as const)
    : null
}

function factsOf(
  totals: SheetTotals,
  { stage }: AgencyForm,
  say: Say,
  language: Language,
): [string, string][] {
  const points = (value: number) => formatPoints(value, language)
  const { self, computed, verified, final, max, whole, of } = totals
  const stands = final ?? self
  return [
    [say("dti.sum.self"), `${points(self)} / ${points(max)}`],
    [say("dti.sum.computed"), points(computed)],
    ...(verified === null ? [] : ([[say("dti.sum.verified"), points(verified)]] as const)).map(
      ([name, value]): [string, string] => [name, value],
    ),
    ...(final === null
      ? []
      : [
          [
            say(stage === "published" ? "dti.sum.final.published" : "dti.sum.final"),
            points(final),
          ] as [string, string],
        ]),
    [say("dti.sum.rest"), points(Math.max(0, differencePoints(max, stands)))],
    [say("dti.sum.whole"), say("dti.sum.whole.of", { whole, of })],
  ]
}

/** The place in the published ranking. */
function Rank({ form: { result } }: { form: AgencyForm }) {
  const { say } = useWords()
  if (result === null) return null
  const { rank, of, before, best, worst } = result
  if (rank === null) return <span>{say("dti.rank.none")}</span>
  return (
    <span>
      <strong>
        {say("dti.rank")} {say("dti.rank.of", { rank, of })}
      </strong>
      {before !== null && ` · ${say("dti.rank.before", { rank: before })}`}
      {best !== null && worst !== null && ` · ${say("dti.rank.band", { best, worst })}`}
    </span>
  )
}
