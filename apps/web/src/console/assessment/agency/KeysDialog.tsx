import { Kbd } from "@mantine/core"
import { Dialog } from "../../frame/Dialog.tsx"
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
      <dl className="keys-list">
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{say(`dti.key.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
