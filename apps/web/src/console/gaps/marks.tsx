import type { GapState } from "@tinhso/server/coverage/register/model"
import { Mark, type Tone } from "../frame/Mark.tsx"
import type { IconName } from "../frame/Icon.tsx"
import { useWords } from "../words/index.ts"

const LOOKS: Readonly<Record<GapState, readonly [Tone, IconName]>> = {
  reported: ["info", "plus"],
  confirmed: ["bad", "warn"],
  planned: ["warn", "plan"],
  closed: ["good", "yes"],
  dismissed: ["quiet", "no"],
}

/** A state of a gap by a word, a shape and a colour. */
export function GapMark({ state }: { readonly state: GapState }) {
  const { say } = useWords()
  const [tone, icon] = LOOKS[state]
  return (
    <Mark tone={tone} icon={icon}>
      {say(`gap.state.${state}`)}
    </Mark>
  )
}
