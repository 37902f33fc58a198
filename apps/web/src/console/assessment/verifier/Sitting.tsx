import type { QueuePage, VerificationOverview } from "@tinhso/server/assessment/model"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { Failure } from "../../frame/Failure.tsx"
import { Loading } from "../../frame/Loaded.tsx"
import { meQuery } from "../../session/session.ts"
import { useWords } from "../../words/index.ts"
import { BulkAgree } from "./BulkAgree.tsx"
import { HelpDialog } from "./HelpDialog.tsx"
import { ItemPanel } from "./ItemPanel.tsx"
import { queueQuery, type Scope } from "./queries.ts"
import { SittingBar } from "./SittingBar.tsx"
import { SittingList } from "./SittingList.tsx"
import { useSitting } from "./use-sitting.ts"
import { useSittingKeys } from "./use-sitting-keys.ts"

interface Props {
  readonly round: string
  readonly scope: Scope
  readonly organisation: string | undefined
  readonly overview: VerificationOverview | undefined
}

/** One agency, or one criterion across agencies, worked through from beginning to end. */
export function Sitting({ round, scope, organisation, overview }: Props) {
  const { say } = useWords()
  const queue = useInfiniteQuery(queueQuery(round, scope, organisation))
  const account = useQuery(meQuery).data?.user?.id ?? ""
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = queue
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  if (queue.data === undefined) {
    if (queue.isError) return <Failure error={queue.error} onRetry={() => void queue.refetch()} />
    return <Loading />
  }
  const [first] = queue.data.pages
  if (first === undefined || account === "") return <Loading />
  if (first.total === 0) return <p>{say("vf.none")}</p>
  return (
    <Seated
      key={`${first.organisation} ${account}`}
      round={round}
      scope={scope}
      account={account}
      asked={organisation}
      pages={queue.data.pages}
      first={first}
      overview={overview}
    />
  )
}

interface SeatedProps {
  readonly round: string
  readonly scope: Scope
  readonly account: string
  readonly asked: string | undefined
  readonly pages: readonly QueuePage[]
  readonly first: QueuePage
  readonly overview: VerificationOverview | undefined
}

function Seated({ round, scope, account, asked, pages, first, overview }: SeatedProps) {
  const sitting = useSitting({ round, scope, account, asked, pages, first })
  const [asking, setAsking] = useState<"disagree" | "bulk" | "help" | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const evidence = useRef<HTMLElement>(null)
  const taking = overview?.taking ?? true
  const places = { search, evidence }
  const keys = useSittingKeys({
    sitting,
    taking,
    asking: asking !== null,
    ask: setAsking,
    ...places,
  })
  const { current } = sitting
  return (
    <>
      <SittingBar
        sitting={sitting}
        taking={taking}
        overview={overview}
        scope={scope}
        keys={keys}
        onBulk={() => void sitting.verdicts.sendNow().then(() => setAsking("bulk"))}
        onHelp={() => setAsking("help")}
      />
      <output className="hidden">{sitting.told}</output>
      <div className="sitting">
        <SittingList sitting={sitting} scope={scope} search={search} />
        {current !== null && (
          <ItemPanel
            key={current.key}
            round={round}
            part={first.part}
            sitting={sitting}
            current={current}
            taking={taking}
            disagreeing={asking === "disagree"}
            onDisagree={(open) => setAsking(open ? "disagree" : null)}
            evidence={evidence}
          />
        )}
      </div>
      {asking === "help" && <HelpDialog onClose={() => setAsking(null)} keys={keys} />}
      {asking === "bulk" && (
        <BulkAgree
          round={round}
          organisation={first.organisation}
          scope={scope}
          onClose={() => setAsking(null)}
          onDone={sitting.refresh}
        />
      )}
    </>
  )
}
