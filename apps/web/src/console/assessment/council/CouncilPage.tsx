import { Button, Group, Text } from "@mantine/core"
import type { CouncilList } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useRef, useState } from "react"
import { useParams } from "react-router"
import { Failure } from "../../frame/Failure.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { Page } from "../../frame/Page.tsx"
import { meQuery } from "../../session/session.ts"
import { useWords } from "../../words/index.ts"
import { nextDocument, openDocument } from "../verifier/documents.ts"
import { COUNCIL_KEYS, HelpDialog } from "../verifier/HelpDialog.tsx"
import { Saving } from "../verifier/Saving.tsx"
import type { SittingDeed } from "../verifier/sitting-keys.ts"
import { useSingleKeys } from "../verifier/use-single-keys.ts"
import type { Verdict } from "../verifier/verdict-draft.ts"
import { CaseList } from "./CaseList.tsx"
import { CasePanel } from "./CasePanel.tsx"
import { PrintedCases } from "./PrintedCases.tsx"
import { councilQuery } from "./queries.ts"
import { decisionFor, sidesOf } from "./sides.ts"
import { type CouncilState, useCouncil } from "./use-council.ts"

/** The council of a round: only what is disputed, both sides beside each other. */
export function CouncilPage() {
  const { say } = useWords()
  const { round = "" } = useParams()
  const cases = useQuery(councilQuery(round))
  const account = useQuery(meQuery).data?.user?.id ?? ""
  const { data } = cases
  return (
    <Page title={say("cc.title")} intro={data?.round.title ?? round}>
      <Loaded query={cases}>
        {(list) =>
          list.rows.length === 0 ? (
            <Notice tone="info" title={say("cc.none")}>
              <Text>{say("cc.none.detail")}</Text>
            </Notice>
          ) : (
            <Seated key={account} round={round} account={account} list={list} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** What is asked of the councillor: points and a reason, or nothing. */
type Asking = { readonly what: "decide"; readonly from: Verdict | null } | { readonly what: "help" }

function Seated({ round, account, list }: { round: string; account: string; list: CouncilList }) {
  const council = useCouncil({ round, account, list })
  const [asking, setAsking] = useState<Asking | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const evidence = useRef<HTMLElement>(null)
  const { current } = council
  const mayDecide = list.taking && current?.one.may === true
  const decide = (which: 0 | 1 | null) => {
    if (!mayDecide || current === null) return
    const side = which === null ? null : sidesOf(current.one)[which]
    if (which !== null && side === null) return
    setAsking({ what: "decide", from: side === null ? null : decisionFor(side) })
  }
  const act: Readonly<Record<SittingDeed, () => void>> = {
    next: () => council.move(1),
    previous: () => council.move(-1),
    "open-next": () => council.openNext(),
    "first-side": () => decide(0),
    "second-side": () => decide(1),
    agree: () => decide(null),
    disagree: () => decide(null),
    evidence: () => nextDocument(evidence.current),
    open: () => openDocument(evidence.current),
    undo: () => council.undo(),
    search: () => search.current?.focus(),
    help: () => setAsking({ what: "help" }),
  }
  const keys = useSingleKeys(asking !== null, (deed) => act[deed]())
  return (
    <>
      <Head council={council} list={list} onHelp={() => setAsking({ what: "help" })} />
      <output className="hidden">{council.told}</output>
      <div className="sitting">
        <CaseList council={council} search={search} />
        {current !== null && (
          <CasePanel
            key={current.key}
            round={round}
            council={council}
            current={current}
            mayDecide={mayDecide}
            deciding={asking?.what === "decide" ? asking : null}
            onDecide={decide}
            onClose={() => setAsking(null)}
            evidence={evidence}
          />
        )}
      </div>
      <PrintedCases list={list} />
      {asking?.what === "help" && (
        <HelpDialog onClose={() => setAsking(null)} keys={keys} listed={COUNCIL_KEYS} />
      )}
    </>
  )
}

function Head({
  council,
  list,
  onHelp,
}: {
  council: CouncilState
  list: CouncilList
  onHelp: () => void
}) {
  const { say } = useWords()
  const { sender, lost } = council.verdicts
  return (
    <>
      <div className="sitting-bar">
        <strong>{say("cc.progress", { open: list.open, decided: list.decided })}</strong>
        <Saving verdicts={council.verdicts} />
        <Group gap="xs" className="bar-end">
          <Button size="compact-sm" variant="default" onClick={() => print()}>
            {say("cc.print")}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onHelp} aria-keyshortcuts="?">
            {say("vf.help")}
          </Button>
        </Group>
      </div>
      {!list.taking && <Notice tone="warn" title={say("cc.closed")} />}
      {lost && <Notice tone="bad" title={say("vf.lost")} />}
      {sender.phase === "stopped" && <Failure error={sender.error} next={say("vf.stopped.next")} />}
      {list.open === 0 && <Notice tone="good" title={say("cc.all-done")} />}
    </>
  )
}
