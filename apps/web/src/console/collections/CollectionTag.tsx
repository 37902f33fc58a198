import type { CollectionState } from "@tinhso/server/indicators/collections/model"
import { Mark } from "../frame/Mark.tsx"
import { useWords } from "../words/index.ts"

const LOOKS = {
  draft: { icon: "change", tone: "quiet" },
  open: { icon: "work", tone: "good" },
  closed: { icon: "no", tone: "quiet" },
} as const satisfies Record<CollectionState, object>

/** How a collection stands. */
export function CollectionTag({ state }: { state: CollectionState }) {
  const { say } = useWords()
  const { icon, tone } = LOOKS[state]
  return (
    <Mark tone={tone} icon={icon}>
      {say(`col.state.${state}`)}
    </Mark>
  )
}
