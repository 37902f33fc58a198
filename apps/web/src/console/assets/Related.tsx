import { Stack } from "@mantine/core"
import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import { Link } from "react-router"
import { useWords } from "../words/index.ts"
import { StateMark } from "./marks.tsx"
import { MergedFrom } from "./Unmerge.tsx"

/** The assets that one names, and those that name it. */
export function Related({ asset }: { readonly asset: AssetDetail }) {
  const { say } = useWords()
  const { refers, referredBy, mergedFrom } = asset
  if (refers.length + referredBy.length + mergedFrom.length === 0) return null
  return (
    <Stack gap="md">
      {refers.length > 0 && (
        <section aria-labelledby="gan-voi">
          <h2 id="gan-voi" className="section-title">
            {say("asset.refers")}
          </h2>
          <ul className="plain">
            {refers.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/console/ha-tang/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {referredBy.length > 0 && (
        <section aria-labelledby="gan-vao">
          <h2 id="gan-vao" className="section-title">
            {say("asset.referredBy")}
          </h2>
          <ul className="plain">
            {referredBy.map(({ id, name, state }) => (
              <li key={id}>
                <Link to={`/console/ha-tang/${id}`}>{name}</Link> <StateMark state={state} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {mergedFrom.length > 0 && <MergedFrom asset={asset} />}
    </Stack>
  )
}
