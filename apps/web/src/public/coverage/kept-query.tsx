import { COVERAGE_NAMES, type CoverageAsked } from "../../ui/coverage-map/address.ts"
import { MAP_NAMES, type MapAsked } from "../../ui/asset-map/address.ts"
import { useSite } from "../site.tsx"

type Part = keyof MapAsked | keyof CoverageAsked
const NAMES: Readonly<Record<Part, string>> = { ...MAP_NAMES, ...COVERAGE_NAMES }

/** What else the address says, carried along by a form: everything of the map `but` what it sets itself. */
export function KeptQuery({ but }: { readonly but: readonly Part[] }) {
  const { query } = useSite()
  const own = new Set(but.map((part) => NAMES[part]))
  return [...new Set(Object.values(NAMES))].map((name) => {
    const value = query.get(name)
    return own.has(name) || value === null || value === "" ? null : (
      <input key={name} type="hidden" name={name} value={value} />
    )
  })
}
