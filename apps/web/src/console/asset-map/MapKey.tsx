import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { Legend } from "../../ui/asset-map/Legend.tsx"
import { kindName } from "../assets/value-text.ts"
import { useWords } from "../words/index.ts"

const STATES = ["active", "planned", "faulty", "removed"] as const

/** What shapes and colours of the map mean. */
export function MapKey({
  kinds,
  kind,
}: {
  readonly kinds: readonly AssetKindListed[]
  readonly kind: string
}) {
  const { say, language } = useWords()
  return (
    <Legend
      title={say("assetMap.legend")}
      heap={say("assetMap.heap")}
      states={STATES.map((code) => ({ code, name: say(`asset.state.${code}`) }))}
      kinds={kinds
        .filter(({ code, geometry }) => geometry !== "none" && (kind === "" || code === kind))
        .map((one) => ({
          code: one.code,
          name: kindName(one, language),
          geometry: one.geometry,
        }))}
      declared={kinds.map(({ code }) => code)}
    />
  )
}
