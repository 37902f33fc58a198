import { Button, Group } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import { Icon } from "../../frame/Icon.tsx"
import { Mark } from "../../frame/Mark.tsx"
import { Notice } from "../../frame/Notice.tsx"
import type { Phase } from "../../offline/use-sender.ts"
import { useWords } from "../../words/index.ts"
import type { CriterionRow } from "./sheet-rows.ts"
import type { Claims } from "./use-claims.ts"

interface Props {
  readonly form: AgencyForm
  readonly claims: Claims
  readonly onSubmit: () => void
}

/** Handing in, and whether what was typed has reached the server. */
export function SheetActions({ form, claims, onSubmit }: Props) {
  const { say } = useWords()
  const { submittedAt } = form.sheet.participant
  const changed = submittedAt === null ? 0 : claims.rows.filter(isUnsaid).length
  if (!form.may.claim) return null
  return (
    <>
      {changed > 0 && (
        <Notice tone="warn" title={say("dti.submit.changed", { count: changed })}>
          {say("dti.submit.changed.detail")}
        </Notice>
      )}
      <Group gap="sm">
        <Button
          onClick={onSubmit}
          variant={submittedAt === null || changed > 0 ? "filled" : "default"}
        >
          {say(submittedAt === null ? "dti.submit" : "dti.submit.again")}
        </Button>
        <SaveState claims={claims} />
      </Group>
    </>
  )
}

/** Points that the rule gives and nobody has said yet: submission says them. */
const isUnsaid = ({ read: { standing, computed }, relative }: CriterionRow) =>
  !relative && standing.said === null && computed !== null

const LOOKS = {
  saved: { icon: "yes", tone: "good" },
  waiting: { icon: "change", tone: "quiet" },
  sending: { icon: "change", tone: "quiet" },
  offline: { icon: "warn", tone: "warn" },
  expired: { icon: "warn", tone: "warn" },
  stopped: { icon: "no", tone: "bad" },
} as const satisfies Record<Phase, object>

function SaveState({ claims }: { claims: Claims }) {
  const { say } = useWords()
  const { phase, pending, flush } = claims.sender
  const { icon, tone } = LOOKS[phase]
  return (
    <span className="save-state">
      <output className="mark" data-tone={tone} data-phase={phase}>
        <Icon name={icon} size={14} />
        {say(`dti.save.${phase}`, { count: pending })}
      </output>
      {claims.asking > 0 && (
        <Mark tone="bad" icon="warn">
          {say("dti.save.asking", { count: claims.asking })}
        </Mark>
      )}
      {(phase === "offline" || phase === "stopped") && (
        <Button size="compact-sm" variant="default" onClick={() => void flush()}>
          {say("retry")}
        </Button>
      )}
      {claims.lost && (
        <span className="mark" data-tone="bad">
          {say("rep.save.unkept")}
        </span>
      )}
    </span>
  )
}
