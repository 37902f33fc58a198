import { Text } from "@mantine/core"
import { useWords } from "../../words/index.ts"
import type { Verdicts } from "./use-verdicts.ts"

/** Whether everything that was said has arrived. */
export function Saving({ verdicts }: { verdicts: Verdicts }) {
  const { say } = useWords()
  const phase = phaseOf(verdicts)
  return (
    <Text size="sm" data-phase={phase}>
      {say(`vf.phase.${phase}`, { count: verdicts.drafts.size })}
    </Text>
  )
}

function phaseOf({ drafts, ready, sender }: Verdicts) {
  if (!ready) return "loading"
  if (drafts.size === 0) return "saved"
  return sender.phase === "saved" ? "waiting" : sender.phase
}
