import { Dialog } from "../../frame/Dialog.tsx"
import { KeyList } from "../../frame/KeyList.tsx"
import { useWords } from "../../words/index.ts"

const KEYS = [
  [["j", "k"], "move"],
  [["Enter"], "open"],
  [["Esc"], "back"],
  [["Ctrl", "Enter"], "next"],
  [["e"], "evidence"],
  [["s"], "save"],
  [["?"], "help"],
] as const

/** What the keys do in a sheet. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { say } = useWords()
  return (
    <Dialog opened title={say("dti.keys.title")} onClose={onClose}>
      <KeyList keys={KEYS.map(([keys, what]) => [keys, say(`dti.key.${what}`)])} />
    </Dialog>
  )
}
