import type { AssetState } from "@tinhso/server/registry/assets/model"
import { Icon } from "../frame/Icon.tsx"
import { useWords } from "../words/index.ts"

const ICONS = { planned: "plan", active: "yes", faulty: "warn", removed: "no" } as const

/** A state by a shape and a word. */
export function StateMark({ state }: { readonly state: AssetState }) {
  const { say } = useWords()
  return (
    <span className="asset-state" data-state={state}>
      <Icon name={ICONS[state]} />
      {say(`asset.state.${state}`)}
    </span>
  )
}

export function WarningMark({ count }: { readonly count: number }) {
  return (
    <span className="asset-state" data-state="faulty">
      <Icon name="warn" />
      {count}
    </span>
  )
}
