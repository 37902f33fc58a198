import { SegmentedControl, Text } from "@mantine/core"
import type { ScoringTask, ScoringWorkItem } from "@tinhso/server/assessment/agency/model"
import { useState } from "react"
import { Link } from "react-router"
import type { IconName } from "../frame/Icon.tsx"
import { Mark } from "../frame/Mark.tsx"
import { Pager } from "../frame/Pager.tsx"
import { useRowKeys } from "../work/use-row-keys.ts"
import { type Say, useWords } from "../words/index.ts"
import { Deadline } from "./Deadline.tsx"
import { formatPoints } from "./points.ts"
import { agencyPage, roundPage } from "./queries.ts"
import type { Language } from "../../i18n/index.ts"

const PAGE = 50
const PARTS = ["agency", "verifier", "council", "administrator"] as const
type Part = (typeof PARTS)[number]

const LOOKS = {
  score: { part: "agency", icon: "change", tone: "warn" },
  evidence: { part: "agency", icon: "file", tone: "warn" },
  late: { part: "agency", icon: "warn", tone: "bad" },
  appeal: { part: "agency", icon: "no", tone: "warn" },
  verify: { part: "verifier", icon: "yes", tone: "info" },
  decide: { part: "council", icon: "organisations", tone: "info" },
  open: { part: "administrator", icon: "plus", tone: "info" },
  publish: { part: "administrator", icon: "public", tone: "warn" },
  follow: { part: "administrator", icon: "work", tone: "quiet" },
} as const satisfies Record<ScoringTask, { part: Part; icon: IconName; tone: string }>

interface Props {
  readonly items: readonly ScoringWorkItem[]
  readonly now: string
}

/** What waits for somebody in all rounds: by deadline, then by worth; by role where there are several. */
export function ScoringItems({ items, now }: Props) {
  const { say } = useWords()
  const { list, onKeyDown } = useRowKeys<HTMLUListElement>()
  const [part, setPart] = useState<Part | "all">("all")
  const [page, setPage] = useState(1)
  const inPart = (one: Part) => items.filter(({ task }) => LOOKS[task].part === one)
  const shown = part === "all" ? items : inPart(part)
  const parts = PARTS.filter((one) => inPart(one).length > 0)
  const from = (page - 1) * PAGE
  return (
    <>
      {parts.length > 1 && (
        <div className="scroll-x">
          <SegmentedControl
            mb="xs"
            size="xs"
            aria-label={say("dti.work.filter")}
            value={part}
            onChange={(value) => {
              setPart(PARTS.find((one) => one === value) ?? "all")
              setPage(1)
            }}
            data={[
              { value: "all", label: say("dti.work.all", { count: items.length }) },
              ...parts.map((one) => ({
                value: one,
                label: say(`dti.part.${one}`, { count: inPart(one).length }),
              })),
            ]}
          />
        </div>
      )}
      <Text mb="xs" size="sm" c="var(--muted)" className="keys">
        {say("work.keys")}
      </Text>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves between links */}
      <ul className="cards" ref={list} onKeyDown={onKeyDown}>
        {shown.slice(from, from + PAGE).map((item) => (
          <li key={keyOf(item)} className="card">
            <Item item={item} now={now} />
          </li>
        ))}
      </ul>
      {shown.length > PAGE && (
        <Pager page={page} size={PAGE} total={shown.length} onChange={setPage} />
      )}
    </>
  )
}

const keyOf = ({ task, round, unit, organisation }: ScoringWorkItem) =>
  `${task} ${round.id} ${unit?.id ?? ""} ${organisation.id}`

function Item({ item, now }: { item: ScoringWorkItem; now: string }) {
  const { say, language } = useWords()
  const { task, round, unit, organisation, due } = item
  const { icon, tone, part } = LOOKS[task]
  return (
    <>
      <span className="card-head">
        <Mark tone={tone} icon={icon}>
          {say(`dti.task.${task}`)}
        </Mark>
        <Link data-row="" to={pageOf(item)}>
          {unit === null ? round.title : `${unit.name} — ${round.title}`}
        </Link>
      </span>
      <span className="card-foot">
        {countsOf(item, say, language)}
        {part !== "agency" && ` · ${say("dti.item.as", { name: organisation.name })}`}
        {due !== null && (
          <>
            {" · "}
            {say("dti.due")} <Deadline due={due} serverNow={now} />
          </>
        )}
      </span>
    </>
  )
}

/** Where the work of an item is done. */
function pageOf({ task, round, unit }: ScoringWorkItem): string {
  if (unit !== null) {
    const filter =
      { score: "?loc=cho-toi", evidence: "?loc=cho-toi", appeal: "?loc=mat-diem" }[
        task as string
      ] ?? ""
    return agencyPage({ round: round.id, unit: unit.id }) + filter
  }
  if (task === "verify") return roundPage(round.id, "tham-dinh")
  if (task === "decide") return roundPage(round.id, "hoi-dong")
  return roundPage(round.id)
}

function countsOf(item: ScoringWorkItem, say: Say, language: Language): string {
  const { task, criteria: count, agencies, of } = item
  const points = formatPoints(item.worth, language)
  const people = say("dti.item.agencies", { count: agencies, of })
  switch (task) {
    case "score":
      if (item.unit === null) return say("dti.item.unsubmitted", { count: agencies, of })
      return count === 0
        ? say("dti.item.submit")
        : `${say("dti.item.criteria", { count })}, ${say("dti.item.worth", { points })}`
    case "evidence":
      return `${say("dti.item.criteria", { count })}, ${say("dti.item.worth", { points })}`
    case "appeal":
      return say("dti.item.lost", { count, points })
    case "verify":
    case "decide":
      return `${say("dti.item.criteria", { count })}, ${people}, ${say("dti.item.worth", { points })}`
    case "follow":
      return say("dti.item.unsubmitted", { count: agencies, of })
    case "open":
    case "publish":
      return say("dti.item.agencies", { count: of, of })
    case "late":
      return say("dti.submitted.not")
  }
}
