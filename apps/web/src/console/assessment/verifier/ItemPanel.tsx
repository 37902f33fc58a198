import { Button, Group } from "@mantine/core"
import type { Dossier, QueuePage } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import type { RefObject } from "react"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import { Against } from "./Against.tsx"
import { DisagreeForm } from "./DisagreeForm.tsx"
import { EvidenceBeside } from "./EvidenceBeside.tsx"
import { History } from "./History.tsx"
import { ItemFacts } from "./ItemFacts.tsx"
import { MarkTag } from "./MarkTag.tsx"
import { Precedents } from "./Precedents.tsx"
import { dossierQuery } from "./queries.ts"
import type { SittingRow } from "./sitting-rows.ts"
import { verdictSaid } from "./verdict-draft.ts"
import { mayAgree, maySpeak } from "./use-sitting-keys.ts"
import type { SittingState } from "./use-sitting.ts"

interface Props {
  readonly round: string
  readonly part: QueuePage["part"]
  readonly sitting: SittingState
  readonly current: SittingRow
  readonly taking: boolean
  readonly disagreeing: boolean
  readonly onDisagree: (open: boolean) => void
  readonly evidence: RefObject<HTMLElement | null>
}

/** One criterion of one agency: what is claimed and by which rule, and the evidence beside it. */
export function ItemPanel(props: Props) {
  const { round, part, sitting, current, evidence } = props
  const dossier = useQuery(dossierQuery(round, current.row))
  const { row, mark } = current
  return (
    <>
      <section className="sitting-item" aria-labelledby="tieu-chi">
        <p className="sitting-agency">
          {row.unitName} <MarkTag mark={mark} />
        </p>
        <h2 id="tieu-chi" className="section-title">
          {row.criterion}. {row.name}
        </h2>
        <Standing current={current} />
        <Against verdicts={sitting.verdicts} draft={current.draft} dossier={dossier.data} />
        <SaidNow sitting={sitting} current={current} />
        <Deeds {...props} dossier={dossier.data} />
        <Loaded query={dossier}>
          {(data) => (
            <>
              <ItemFacts dossier={data} part={part} />
              <History steps={data.steps} />
              <Precedents round={round} place={row} />
            </>
          )}
        </Loaded>
      </section>
      <EvidenceBeside round={round} dossier={dossier.data} evidence={evidence} />
    </>
  )
}

/** Why a line does not wait as others do. */
function Standing({ current: { row, draft, mark } }: Pick<Props, "current">) {
  const { say } = useWords()
  if (mark === "own") return <Notice tone="warn" title={say("vf.own")} />
  if (mark === "early") return <Notice tone="info" title={say("vf.early")} />
  const unclaimed = row.standing === "unclaimed" && draft === null
  return unclaimed ? <Notice tone="warn" title={say("vf.unclaimed")} /> : null
}

/** Agreeing, giving other points, taking back; each with its key. */
function Deeds(props: Props & { dossier: Dossier | undefined }) {
  const { round, sitting, current, taking, disagreeing, onDisagree, dossier } = props
  const { say } = useWords()
  const { row, draft } = current
  if (disagreeing) {
    return (
      <DisagreeForm
        round={round}
        maxPoints={row.maxPoints}
        claimed={row.self}
        mayNotApply={dossier !== undefined && dossier.definition.notApplicable !== "refused"}
        initial={draft?.verdict ?? null}
        onGive={(verdict) => {
          onDisagree(false)
          sitting.give(verdict)
        }}
        onClose={() => onDisagree(false)}
      />
    )
  }
  return (
    <Group gap="xs" className="sitting-deeds">
      <Button
        disabled={!taking || !mayAgree(sitting)}
        onClick={() => sitting.give({ agrees: true })}
        aria-keyshortcuts="a"
      >
        {say("vf.agree")} <kbd>a</kbd>
      </Button>
      <Button
        variant="default"
        disabled={!taking || !maySpeak(sitting)}
        onClick={() => onDisagree(true)}
        aria-keyshortcuts="d"
      >
        {say(row.standing === "unclaimed" ? "vf.give" : "vf.disagree")} <kbd>d</kbd>
      </Button>
      <Button
        variant="subtle"
        disabled={sitting.verdicts.drafts.size === 0}
        onClick={sitting.undo}
        aria-keyshortcuts="u"
      >
        {say("vf.undo")} <kbd>u</kbd>
      </Button>
    </Group>
  )
}

/** What the own organisation said, also before it arrives. */
function SaidNow({ sitting, current: { row, draft } }: Pick<Props, "sitting" | "current">) {
  const { say, language } = useWords()
  const said = draft === null ? row.mine : verdictSaid(draft.verdict, row.self)
  if (said === null) return null
  const points = saidPoints(said.points, say, language)
  const phase = sitting.verdicts.sender.phase === "offline" ? "offline" : "waiting"
  return (
    <p className="sitting-said">
      {say(said.agrees ? "vf.said.agreed" : "vf.said.changed", { points })} {draft?.verdict.reason}
      {draft !== null && <span className="under">{say(`vf.phase.${phase}`, { count: 1 })}</span>}
    </p>
  )
}
