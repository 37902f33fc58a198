import { Button, Stack, Text } from "@mantine/core"
import type { GapDetail, GapMove } from "@tinhso/server/coverage/register/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { CorrectForm } from "./CorrectForm.tsx"
import { Facts } from "./Facts.tsx"
import { History } from "./History.tsx"
import { GapMark } from "./marks.tsx"
import { MoveDialog } from "./MoveDialog.tsx"
import { moveWord } from "./move-words.ts"
import { gapQuery } from "./queries.ts"
import { Told } from "./Told.tsx"
import { Villages } from "./Villages.tsx"

/** One gap: facts, places, history at the left; what may be done at the right. */
export function GapPage() {
  const { id = "" } = useParams()
  const { say } = useWords()
  const found = useQuery(gapQuery(id))
  return (
    <Page
      title={found.data?.name ?? id}
      intro={<Link to="/console/vung-lom">{say("gap.back")}</Link>}
    >
      <Loaded query={found}>{(gap) => <Sheet gap={gap} />}</Loaded>
    </Page>
  )
}

function Sheet({ gap }: { readonly gap: GapDetail }) {
  const { say } = useWords()
  const [move, setMove] = useState<GapMove | null>(null)
  const [correcting, setCorrecting] = useState(false)
  return (
    <Stack gap="lg">
      {gap.illustrative && <Notice tone="warn" title={say("gap.illustrative.one")} />}
      <div className="gap-sheet">
        <Stack gap="xl">
          {correcting ? (
            <CorrectForm gap={gap} onDone={() => setCorrecting(false)} />
          ) : (
            <>
              <Facts gap={gap} />
              <Villages gap={gap} />
            </>
          )}
          <History gap={gap} />
          {gap.told !== undefined && gap.told.length > 0 && <Told told={gap.told} />}
        </Stack>
        <Actions gap={gap} onMove={setMove} onCorrect={() => setCorrecting(true)} />
      </div>
      {move !== null && (
        <MoveDialog
          key={move.state}
          gap={gap}
          move={gap.moves.find(({ state }) => state === move.state) ?? move}
          onClose={() => setMove(null)}
        />
      )}
    </Stack>
  )
}

function Actions({
  gap,
  onMove,
  onCorrect,
}: {
  readonly gap: GapDetail
  readonly onMove: (move: GapMove) => void
  readonly onCorrect: () => void
}) {
  const { say } = useWords()
  return (
    <aside className="gap-actions" aria-labelledby="viec-tiep">
      <h2 id="viec-tiep" className="section-title">
        {say("gap.moves")}
      </h2>
      <Stack gap="sm">
        <GapMark state={gap.state} />
        {gap.moves.map((move, i) => (
          <Button
            key={move.state}
            variant={i === 0 ? "filled" : "default"}
            onClick={() => onMove(move)}
          >
            {say(moveWord(gap, move))}
          </Button>
        ))}
        {gap.moves.length > 0 ? (
          <Button variant="subtle" onClick={onCorrect}>
            {say("gap.correct")}
          </Button>
        ) : (
          <Text size="sm">{say("gap.moves.none")}</Text>
        )}
      </Stack>
    </aside>
  )
}
