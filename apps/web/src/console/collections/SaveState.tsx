import { Button } from "@mantine/core"
import { Icon } from "../frame/Icon.tsx"
import { Mark } from "../frame/Mark.tsx"
import type { Phase } from "../offline/use-sender.ts"
import { useWords } from "../words/index.ts"
import type { Entry } from "./use-entry.ts"

const LOOKS = {
  saved: { icon: "yes", tone: "good" },
  waiting: { icon: "change", tone: "quiet" },
  sending: { icon: "change", tone: "quiet" },
  offline: { icon: "warn", tone: "warn" },
  expired: { icon: "warn", tone: "warn" },
  stopped: { icon: "no", tone: "bad" },
} as const satisfies Record<Phase, object>

/** Whether what was typed has reached the server, and where it is if not. */
export function SaveState({ entry }: { entry: Entry }) {
  const { say } = useWords()
  const { phase, pending, asking, flush } = entry.outbox
  const { icon, tone } = LOOKS[phase]
  return (
    <span className="save-state">
      <output className="mark" data-tone={tone} data-phase={phase}>
        <Icon name={icon} size={14} />
        {say(`rep.save.${phase}`, { count: pending })}
      </output>
      {asking > 0 && (
        <Mark tone="bad" icon="warn">
          {say("rep.save.asking", { count: asking })}
        </Mark>
      )}
      {(phase === "offline" || phase === "stopped") && (
        <Button size="compact-sm" variant="default" onClick={() => void flush()}>
          {say("retry")}
        </Button>
      )}
      {entry.lost && (
        <span className="mark" data-tone="bad">
          {say("rep.save.unkept")}
        </span>
      )}
    </span>
  )
}
