import { Button } from "@mantine/core"
import { Icon } from "../frame/Icon.tsx"
import { Mark } from "../frame/Mark.tsx"
import type { Phase, Sender } from "./use-sender.ts"
import { useWords } from "../words/index.ts"

const LOOKS = {
  saved: { icon: "yes", tone: "good" },
  waiting: { icon: "change", tone: "quiet" },
  sending: { icon: "change", tone: "quiet" },
  offline: { icon: "warn", tone: "warn" },
  expired: { icon: "warn", tone: "warn" },
  stopped: { icon: "no", tone: "bad" },
} as const satisfies Record<Phase, object>

interface Props {
  readonly sender: Sender
  /** What cannot be sent before somebody mends or decides something. */
  readonly asking: number
  /** This browser keeps nothing. */
  readonly lost: boolean
  readonly words: "rep.save" | "dti.save"
}

/** Whether what was typed has reached the server, and where it is if not. */
export function SaveState({ sender, asking, lost, words }: Props) {
  const { say } = useWords()
  const { phase, pending, flush } = sender
  const { icon, tone } = LOOKS[phase]
  return (
    <span className="save-state">
      <output className="mark" data-tone={tone} data-phase={phase}>
        <Icon name={icon} size={14} />
        {say(`${words}.${phase}`, { count: pending })}
      </output>
      {asking > 0 && (
        <Mark tone="bad" icon="warn">
          {say(`${words}.asking`, { count: asking })}
        </Mark>
      )}
      {(phase === "offline" || phase === "stopped") && (
        <Button size="compact-sm" variant="default" onClick={() => void flush()}>
          {say("retry")}
        </Button>
      )}
      {lost && (
        <span className="mark" data-tone="bad">
          {say("rep.save.unkept")}
        </span>
      )}
    </span>
  )
}
