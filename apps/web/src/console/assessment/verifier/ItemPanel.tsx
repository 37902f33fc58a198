import { Button, Group } from "@mantine/core"
import type { Dossier, QueuePage } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import type { RefObject } from "react"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { Contested } from "./Contested.tsx"
import { DisagreeForm } from "./DisagreeForm.tsx"
import { EvidencePane } from "./EvidencePane.tsx"
import { History } from "./History.tsx"
import { ItemFacts } from "./ItemFacts.tsx"
import { MarkTag } from "./MarkTag.tsx"
import { Precedents } from "./Precedents.tsx"
import { dossierQuery } from "./queries.ts"
import { saidText } from "./said-text.ts"
import type { SittingRow } from "./sitting-rows.ts"
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
  const { round, part, sitting, current, taking, disagreeing, onDisagree, evidence } = props
  const { say } = useWords()
  const dossier = useQuery(dossierQuery(round, current.row))
  const { row, draft, mark } = current
  return (
    <>
      <section className="sitting-item" aria-labelledby="tieu-chi">
        <p className="sitting-agency">
          {row.unitName} <MarkTag mark={mark} />
        </p>
        <h2 id="tieu-chi" className="section-title">
          {row.criterion}. {row.name}
        </h2>
        {mark === "own" && <Notice tone="warn" title={say("vf.own")} />}
        {mark === "early" && <Notice tone="info" title={say("vf.early")} />}
        {row.standing === "unclaimed" && draft === null && (
          <Notice tone="warn" title={say("vf.unclaimed")} />
        )}
        {draft?.refused != null && (
          <Notice tone="bad" title={draft.refused}>
            <Button size="compact-sm" onClick={() => sitting.verdicts.drop(draft.cell)}>
              {say("vf.drop")}
            </Button>
          </Notice>
        )}
        {draft?.contested === true && dossier.data !== undefined && (
          <Contested draft={draft} dossier={dossier.data} verdicts={sitting.verdicts} />
        )}
        <SaidNow sitting={sitting} current={current} />
        {disagreeing ? (
          <DisagreeForm
            round={round}
            maxPoints={row.maxPoints}
            claimed={row.self}
            mayNotApply={dossier.data?.definition.notApplicable !== "refused"}
            initial={draft?.verdict ?? null}
            onGive={(verdict) => {
              onDisagree(false)
              sitting.give(verdict)
            }}
            onClose={() => onDisagree(false)}
          />
        ) : (
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
        )}
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

function EvidenceBeside({
  round,
  dossier,
  evidence,
}: Pick<Props, "round" | "evidence"> & { dossier: Dossier | undefined }) {
  const { say } = useWords()
  return (
    <aside
      className="sitting-evidence"
      aria-label={say("vf.evidence")}
      ref={evidence}
      tabIndex={-1}
    >
      {dossier !== undefined && <EvidencePane round={round} dossier={dossier} />}
    </aside>
  )
}

/** What the own organisation said, also before it arrives. */
function SaidNow({ sitting, current }: Pick<Props, "sitting" | "current">) {
  const { say, language } = useWords()
  const { row, draft } = current
  if (draft !== null) {
    const { agrees, points, notApplicable, reason } = draft.verdict
    const said = notApplicable === true ? "not-applicable" : (points ?? row.self)
    return (
      <p className="sitting-said">
        {say(agrees ? "vf.said.agreed" : "vf.said.changed", {
          points: saidText(said, say, language),
        })}
        {reason === undefined ? "" : ` ${reason}`}{" "}
        <span className="under">
          {say(`vf.phase.${sitting.verdicts.sender.phase === "offline" ? "offline" : "waiting"}`, {
            count: 1,
          })}
        </span>
      </p>
    )
  }
  if (row.mine === null) return null
  const said = saidText(row.mine.points, say, language)
  return (
    <p className="sitting-said">
      {say(row.mine.agrees ? "vf.said.agreed" : "vf.said.changed", { points: said })}
    </p>
  )
}
