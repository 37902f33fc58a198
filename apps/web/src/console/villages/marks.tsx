import type { Standing, VillageLayer } from "@tinhso/server/coverage/served/model"
import type { IconName } from "../frame/Icon.tsx"
import { Mark, type Tone } from "../frame/Mark.tsx"
import { useWords } from "../words/index.ts"

const LOOKS: Readonly<Record<Standing, readonly [Tone, IconName]>> = {
  served: ["good", "yes"],
  unserved: ["bad", "no"],
  unknown: ["quiet", "warn"],
}

/** What a village has, in a word and a shape, with the places behind it. */
export function SignalMark({ layer }: { readonly layer: VillageLayer | null }) {
  const { say } = useWords()
  if (layer === null) return <>{say("village.standing.notAsked")}</>
  const [tone, icon] = LOOKS[layer.standing]
  return (
    <>
      {layer.covered}/{layer.known}{" "}
      <Mark tone={tone} icon={icon}>
        {say(`village.standing.${layer.standing}`)}
      </Mark>
    </>
  )
}
