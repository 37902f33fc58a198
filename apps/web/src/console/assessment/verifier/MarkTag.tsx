import type { IconName } from "../../frame/Icon.tsx"
import { Mark, type Tone } from "../../frame/Mark.tsx"
import { useWords } from "../../words/index.ts"
import type { RowMark } from "./sitting-rows.ts"

const LOOKS: Readonly<Record<RowMark, readonly [tone: Tone, icon: IconName]>> = {
  open: ["quiet", "work"],
  agreed: ["good", "yes"],
  changed: ["info", "change"],
  contested: ["bad", "warn"],
  refused: ["bad", "no"],
  early: ["quiet", "same"],
  own: ["warn", "no"],
  decided: ["good", "audit"],
}

/** How a line stands, by a word, a shape and a colour. */
export function MarkTag({ mark }: { mark: RowMark }) {
  const { say } = useWords()
  const [tone, icon] = LOOKS[mark]
  return (
    <Mark tone={tone} icon={icon}>
      {say(`vf.mark.${mark}`)}
    </Mark>
  )
}
