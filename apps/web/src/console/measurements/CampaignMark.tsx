import type { CampaignState } from "@tinhso/server/coverage/measurements/model"
import { useWords } from "../words/index.ts"
import { Icon } from "../frame/Icon.tsx"

const ICONS = { kept: "file", published: "yes", withdrawn: "no" } as const

/** Where a campaign stands, by a word and a shape. */
export function CampaignMark({ state }: { readonly state: CampaignState }) {
  const { say } = useWords()
  return (
    <span>
      <Icon name={ICONS[state]} /> {say(`measured.state.${state}`)}
    </span>
  )
}
