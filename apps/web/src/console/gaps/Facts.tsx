import type { GapDetail } from "@tinhso/server/coverage/register/model"
import { formatNumber } from "@tinhso/vietnamese"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { useWords } from "../words/index.ts"
import { GapMark } from "./marks.tsx"

/** What is known of a gap today. */
export function Facts({ gap }: { readonly gap: GapDetail }) {
  const { say, language } = useWords()
  const whole = (value: number | null) =>
    value === null ? say("gap.uncounted") : formatWhole(value, language)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say("gap.id"), gap.id],
    [say("gap.state"), <StateText key="state" gap={gap} />],
    [say("gap.unitNow"), gap.unitName],
    [say("gap.people"), whole(gap.population)],
    [say("gap.households"), whole(gap.households)],
    [say("gap.source"), gap.source],
    [
      say("gap.technology"),
      `${gap.technology}; ${gap.operators.length === 0 ? say("gap.operators.all") : gap.operators.join(", ")}`,
    ],
    [say("gap.definition"), gap.definition],
    [say("gap.plan"), gap.state === "planned" ? <PlanText key="plan" gap={gap} /> : ""],
    [say("gap.nearest"), <NearestText key="near" gap={gap} />],
    [
      say("gap.programme"),
      gap.memberships
        .map(({ nameVi, nameEn, number }) => {
          const name = language === "vi" ? nameVi : nameEn
          return number === null ? name : `${name} (${number})`
        })
        .join("; "),
    ],
    [
      say("gap.reported"),
      `${formatDay(gap.reported, language)} · ${say(`gap.origin.${gap.origin}`)}`,
    ],
  ]
  return (
    <section aria-labelledby="thong-tin">
      <h2 id="thong-tin" className="section-title">
        {say("gap.facts")}
      </h2>
      <dl className="org-facts">
        {rows
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function StateText({ gap }: { readonly gap: GapDetail }) {
  const { say, language } = useWords()
  return (
    <>
      <GapMark state={gap.state} />
      <span className="asset-note">
        {[
          `${say("gap.since")} ${formatDay(gap.since, language)}`,
          ...(gap.stale === null ? [] : [say("gap.stale", { days: gap.stale })]),
        ].join(" · ")}
      </span>
    </>
  )
}

function PlanText({ gap }: { readonly gap: GapDetail }) {
  const { say, language } = useWords()
  const { due, overdue, asset, waitsFor } = gap
  return (
    <>
      {[
        waitsFor,
        due === null
          ? say("gap.plan.noDue")
          : say("gap.plan.due", { day: formatDay(due, language) }),
        overdue === null ? null : say("gap.overdue", { days: overdue }),
      ]
        .filter((one) => one !== null)
        .join(" · ")}
      {asset !== null && (
        <>
          {" · "}
          <Link to={`/console/ha-tang/${asset}`}>{asset}</Link>
        </>
      )}
    </>
  )
}

const distance = (metres: number) =>
  metres < 1000
    ? `${formatNumber(metres)} m`
    : `${formatNumber(metres / 1000, { maxDecimals: 1 })} km`

function NearestText({ gap: { nearest } }: { readonly gap: GapDetail }) {
  const { say } = useWords()
  const found = (["mast", "fibre"] as const).flatMap((kind) => {
    const one = nearest[kind]
    return one === null ? [] : [{ kind, ...one }]
  })
  if (found.length === 0) return <>{say("gap.nearest.none")}</>
  return (
    <>
      {found.map(({ kind, metres, asset, illustrative }, i) => (
        <span key={kind}>
          {i > 0 && " · "}
          {say(`gap.nearest.${kind}`, { metres: distance(metres) })}
          {asset !== undefined && (
            <>
              {" "}
              (<Link to={`/console/ha-tang/${asset.id}`}>{asset.name || asset.id}</Link>)
            </>
          )}
          {illustrative && ` (${say("gap.illustrative")})`}
        </span>
      ))}
    </>
  )
}
