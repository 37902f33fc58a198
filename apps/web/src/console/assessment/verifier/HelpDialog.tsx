import { Checkbox } from "@mantine/core"
import { Dialog } from "../../frame/Dialog.tsx"
import { KeyList } from "../../frame/KeyList.tsx"
import { useWords } from "../../words/index.ts"
import type { SingleKeys } from "./use-single-keys.ts"

const SITTING_KEYS = ["j / k", "n", "a", "d", "u", "e", "Enter", "/", "?"] as const
export const COUNCIL_KEYS = ["j / k", "n", "1", "2", "d", "u", "e", "Enter", "/", "?"] as const

interface Props {
  readonly keys: SingleKeys
  readonly listed?: typeof SITTING_KEYS | typeof COUNCIL_KEYS
  readonly onClose: () => void
}

/** Every key and what it does; whoever is disturbed by them turns them off. */
export function HelpDialog({ keys, listed = SITTING_KEYS, onClose }: Props) {
  const { say } = useWords()
  return (
    <Dialog opened title={say("vf.help")} onClose={onClose}>
      <KeyList keys={listed.map((key) => [key.split(" / "), say(`vf.key.${key}`)])} />
      <Checkbox
        mt="md"
        label={say("vf.keys.on")}
        checked={keys.on}
        onChange={(event) => keys.turn(event.currentTarget.checked)}
      />
    </Dialog>
  )
}
