import type { ImportRow } from "@tinhso/server/indicators/model"
import { Mark } from "../frame/Mark.tsx"
import { useWords } from "../words/index.ts"

const LOOKS = {
  add: { icon: "plus", tone: "good" },
  change: { icon: "change", tone: "info" },
  same: { icon: "same", tone: "quiet" },
  refuse: { icon: "no", tone: "bad" },
} as const

/** What happens to a row, in a word, a shape and a colour. */
export function ActionTag({ action }: { action: ImportRow["action"] }) {
  const { say } = useWords()
  const { icon, tone } = LOOKS[action]
  return (
    <Mark tone={tone} icon={icon}>
      {say(`import.action.${action}`)}
    </Mark>
  )
}
