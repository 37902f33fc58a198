import { Button, Group, Progress, Text } from "@mantine/core"
import type { VerificationOverview } from "@tinhso/server/assessment/model"
import { Link } from "react-router"
import { formatInstant } from "../../../i18n/index.ts"
import { Failure } from "../../frame/Failure.tsx"
import { Notice } from "../../frame/Notice.tsx"
import { useWords } from "../../words/index.ts"
import { Saving } from "./Saving.tsx"
import type { Scope } from "./queries.ts"
import { sittingPath } from "./paths.ts"
import type { SittingState } from "./use-sitting.ts"
import type { SingleKeys } from "./use-single-keys.ts"

interface Props {
  readonly sitting: SittingState
  readonly taking: boolean
  readonly overview: VerificationOverview | undefined
  readonly scope: Scope
  readonly keys: SingleKeys
  readonly onBulk: () => void
  readonly onHelp: () => void
}

/** How far one is, whether everything has arrived, and what can be done with many at once. */
export function SittingBar({ sitting, taking, overview, scope, keys, onBulk, onHelp }: Props) {
  const { say, language } = useWords()
  const { done, all } = sitting.progress
  const { sender, lost } = sitting.verdicts
  return (
    <>
      <div className="sitting-bar">
        <p className="sitting-progress">
          <strong>{say("vf.progress", { done, all })}</strong>
          <Progress
            value={all === 0 ? 0 : (done / all) * 100}
            aria-label={say("vf.progress.aria")}
            className="sitting-meter"
          />
        </p>
        <Saving verdicts={sitting.verdicts} />
        {overview !== undefined && (
          <Text size="sm" c="var(--muted)">
            {say("vf.closes", { at: formatInstant(overview.closes, language) })}
          </Text>
        )}
        <Group gap="xs" className="bar-end">
          <Button size="compact-sm" variant="default" disabled={!taking} onClick={onBulk}>
            {say("vf.bulk")}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onHelp} aria-keyshortcuts="?">
            {say(keys.on ? "vf.help" : "vf.help.off")}
          </Button>
        </Group>
      </div>
      {!taking && <Notice tone="warn" title={say("vf.closed")} />}
      {lost && <Notice tone="bad" title={say("vf.lost")} />}
      {sender.phase === "stopped" && <Failure error={sender.error} next={say("vf.stopped.next")} />}
      {all > 0 && done === all && (
        <Notice tone="good" title={say("vf.all-done")}>
          <NextAgency overview={overview} scope={scope} />
        </Notice>
      )}
    </>
  )
}

/** After an agency comes the next one that waits. */
function NextAgency({ overview, scope }: Pick<Props, "overview" | "scope">) {
  const { say } = useWords()
  if (overview === undefined || scope.unit === undefined) return null
  const waiting = overview.agencies
    .filter(({ unit, open, own }) => unit !== scope.unit && open > 0 && !own)
    .toSorted((a, b) => b.stake - a.stake)
  const [next] = waiting
  if (next === undefined) return null
  return (
    <Link to={sittingPath(overview.round.id, { unit: next.unit }, overview.organisation)}>
      {say("vf.next-agency", { name: next.name, count: next.open })}
    </Link>
  )
}
