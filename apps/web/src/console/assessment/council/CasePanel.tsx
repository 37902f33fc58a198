import { Button, Group } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import type { RefObject } from "react"
import { formatInstant } from "../../../i18n/index.ts"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { saidPoints } from "../points.ts"
import { Against } from "../verifier/Against.tsx"
import { DisagreeForm } from "../verifier/DisagreeForm.tsx"
import { EvidenceBeside } from "../verifier/EvidenceBeside.tsx"
import { History } from "../verifier/History.tsx"
import { ItemFacts } from "../verifier/ItemFacts.tsx"
import { MarkTag } from "../verifier/MarkTag.tsx"
import { Precedents } from "../verifier/Precedents.tsx"
import { dossierQuery } from "../verifier/queries.ts"
import { type Verdict, verdictSaid } from "../verifier/verdict-draft.ts"
import type { CaseRow } from "./case-rows.ts"
import { type Side, sidesOf } from "./sides.ts"
import type { CouncilState } from "./use-council.ts"

interface Props {
  readonly round: string
  readonly council: CouncilState
  readonly current: CaseRow
  readonly mayDecide: boolean
  readonly deciding: { readonly from: Verdict | null } | null
  readonly onDecide: (which: 0 | 1 | null) => void
  readonly onClose: () => void
  readonly evidence: RefObject<HTMLElement | null>
}

/** One case: both sides' points and reasons, the rule, the evidence, how others fared. */
export function CasePanel(props: Props) {
  const { round, council, current, mayDecide, evidence } = props
  const { say } = useWords()
  const { one, draft, mark } = current
  const dossier = useQuery(dossierQuery(round, one))
  return (
    <>
      <section className="sitting-item" aria-labelledby="vu-viec">
        <p className="sitting-agency">
          {one.unitName} <MarkTag mark={mark} /> {say(`cc.cause.${one.cause}`)}
        </p>
        <h2 id="vu-viec" className="section-title">
          {one.criterion}. {one.name}
        </h2>
        {!one.may && <Notice tone="warn" title={say("cc.may-not")} />}
        <Against verdicts={council.verdicts} draft={draft} dossier={dossier.data} />
        <Sides {...props} />
        <Decided current={current} />
        <Deciding
          {...props}
          mayDecide={mayDecide}
          mayNotApply={dossier.data?.definition.notApplicable !== "refused"}
        />
        <Loaded query={dossier}>
          {(data) => (
            <>
              <Precedents round={round} place={one} opened />
              <ItemFacts dossier={data} part="council" />
              <History steps={data.steps} />
            </>
          )}
        </Loaded>
      </section>
      <EvidenceBeside round={round} dossier={dossier.data} evidence={evidence} />
    </>
  )
}

/** Both sides beside each other, each with the key that decides for it. */
function Sides({ current, mayDecide, onDecide }: Props) {
  const { say, language } = useWords()
  const told = (side: Side | null, which: 0 | 1) =>
    side === null ? null : (
      <div key={side.who}>
        <dt>
          {say(`cc.side.${side.who}`)}: {side.voice.name}
          <span className="under">{formatInstant(side.voice.at, language)}</span>
        </dt>
        <dd>
          <strong className="side-points">{saidPoints(side.voice.points, say, language)}</strong>
          <p>{side.voice.reason === "" ? say("cc.no-reason") : side.voice.reason}</p>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!mayDecide}
            onClick={() => onDecide(which)}
            aria-keyshortcuts={String(which + 1)}
          >
            {say("cc.for")} <kbd>{which + 1}</kbd>
          </Button>
        </dd>
      </div>
    )
  const [first, second] = sidesOf(current.one)
  return (
    <dl className="sides">
      {told(first, 0)}
      {told(second, 1)}
    </dl>
  )
}

/** What the council decided, also before it arrives. */
function Decided({ current: { one, draft } }: Pick<Props, "current">) {
  const { say, language } = useWords()
  const said = draft === null ? one.decision : verdictSaid(draft.verdict, null)
  if (said === null) return null
  return (
    <p className="sitting-said">
      {say("cc.decided", { points: saidPoints(said.points, say, language) })} {said.reason}
    </p>
  )
}

function Deciding(props: Props & { mayNotApply: boolean }) {
  const { round, council, current, mayDecide, mayNotApply, deciding, onDecide, onClose } = props
  const { say } = useWords()
  if (deciding !== null) {
    return (
      <DisagreeForm
        round={round}
        maxPoints={current.one.maxPoints}
        claimed={current.one.self}
        mayNotApply={mayNotApply}
        initial={deciding.from ?? current.draft?.verdict ?? null}
        onGive={(verdict) => {
          onClose()
          council.give(verdict)
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <Group gap="xs" className="sitting-deeds">
      <Button disabled={!mayDecide} onClick={() => onDecide(null)} aria-keyshortcuts="d">
        {say(current.one.state === "decided" ? "cc.decide-again" : "cc.decide")} <kbd>d</kbd>
      </Button>
      <Button
        variant="subtle"
        disabled={council.verdicts.drafts.size === 0}
        onClick={council.undo}
        aria-keyshortcuts="u"
      >
        {say("vf.undo")} <kbd>u</kbd>
      </Button>
    </Group>
  )
}
