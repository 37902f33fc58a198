import { Text } from "@mantine/core"
import type {
  GapCorrection,
  GapDetail,
  GapDocument,
  GapStep,
} from "@tinhso/server/coverage/register/model"
import { formatNumber } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { formatDay, formatInstant } from "../../i18n/index.ts"
import { actorName } from "../log/audit.ts"
import { meQuery } from "../session/session.ts"
import { type WordKey, useWords } from "../words/index.ts"
import { GapMark } from "./marks.tsx"
import { fileOf } from "./queries.ts"

/** Every state a gap had, newest first, with day, organisation, paper and documents. */
export function History({ gap }: { readonly gap: GapDetail }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="lich-su">
      <h2 id="lich-su" className="section-title">
        {say("gap.history")}
      </h2>
      <ol className="gap-history">
        {gap.history.toReversed().map((step) => (
          <Step key={step.version} step={step} gap={gap.id} />
        ))}
      </ol>
      {gap.corrections.length > 0 && <Corrections corrections={gap.corrections} />}
    </section>
  )
}

function Step({ step, gap }: { readonly step: GapStep; readonly gap: string }) {
  const { say, language } = useWords()
  const { state, day, organisation, document, due, asset, evidence, note = "", at, by } = step
  const told = [
    organisation,
    document,
    due === null ? null : say("gap.plan.due", { day: formatDay(due, language) }),
    asset,
  ].filter((one) => one !== null)
  return (
    <li>
      <time dateTime={day}>{formatDay(day, language)}</time>
      <div>
        <GapMark state={state} />
        {told.length > 0 && <Text size="sm">{told.join(" · ")}</Text>}
        {note !== "" && (
          <Text size="sm" className="wrap-anywhere">
            {note}
          </Text>
        )}
        {evidence.length > 0 && (
          <ul className="gap-documents">
            {evidence.map((one) => (
              <li key={one.id}>
                <DocumentLink gap={gap} document={one} />
              </li>
            ))}
          </ul>
        )}
        {by !== undefined && (
          <span className="asset-note">
            <Who id={by} /> · {formatInstant(at, language)}
          </span>
        )}
      </div>
    </li>
  )
}

/** Names of accounts are for administrators; everybody knows themselves. */
const NOBODY: ReadonlyMap<string, string> = new Map()

function Who({ id }: { readonly id: string }) {
  const { say } = useWords()
  const self = useQuery(meQuery).data?.user?.id
  return <>{actorName(id, NOBODY, self, say)}</>
}

const kilobytes = (bytes: number) => formatNumber(Math.ceil(bytes / 1024), { maxDecimals: 0 })

function DocumentLink({ gap, document }: { readonly gap: string; readonly document: GapDocument }) {
  const { id, number, summary, file, link } = document
  const name = [number, summary].filter((one) => one !== null).join(" · ")
  return (
    <>
      {name}{" "}
      {file !== null && (
        <a href={fileOf(gap, id)} download={file.name}>
          {file.name} ({kilobytes(file.bytes)} KB)
        </a>
      )}
      {link !== null && (
        <a href={link} rel="noreferrer" className="wrap-anywhere">
          {link}
        </a>
      )}
    </>
  )
}

const FACTS = [
  "name",
  "unit",
  "technology",
  "operators",
  "villages",
  "population",
  "households",
  "source",
  "definition",
] as const
const factWord = (fact: string): WordKey => {
  const known = FACTS.find((one) => one === fact)
  return known === undefined ? "gap.facts" : `gap.fact.${known}`
}

function Corrections({ corrections }: { readonly corrections: readonly GapCorrection[] }) {
  const { say, language } = useWords()
  return (
    <>
      <h3 className="section-title">{say("gap.corrections")}</h3>
      <ol className="gap-history">
        {corrections.toReversed().map(({ version, at, by, note, changed }) => (
          <li key={version}>
            <span>{formatInstant(at, language)}</span>
            <div>
              <Text size="sm">
                {say("gap.corrected")}: {changed.map((fact) => say(factWord(fact))).join(", ")}
              </Text>
              {note !== "" && <Text size="sm">{note}</Text>}
              <span className="asset-note">
                <Who id={by} />
              </span>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
