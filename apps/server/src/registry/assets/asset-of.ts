import { attributesOf, codesOf, evidenceOf, geometryOf, stateOf, textOf } from "./facts.ts"
import type { Asset, AssetRef } from "./model.ts"
import type { Standing } from "./standing.ts"

/** An asset as it is told to whoever may see all of it. */
export function assetOf({ life, facts, longitude, latitude, unit, unitBasis }: Standing): Asset {
  return {
    id: life.id,
    kind: life.kind,
    name: textOf(facts, "name") ?? "",
    state: stateOf(facts),
    codes: codesOf(facts),
    unit,
    unitBasis,
    declaredUnit: textOf(facts, "unit"),
    owner: textOf(facts, "owner"),
    operator: textOf(facts, "operator"),
    geometry: geometryOf(facts),
    longitude,
    latitude,
    attributes: attributesOf(facts),
    evidence: evidenceOf(facts),
    illustrative: life.illustrative,
    version: life.version,
  }
}

/** What an asset is called: its name, a code that somebody gave it, or its id. */
export function labelOf({ life, facts }: Pick<Standing, "life" | "facts">): string {
  return textOf(facts, "name") || codesOf(facts)[0]?.code || life.id
}

export const refOf = (standing: Pick<Standing, "life" | "facts">): AssetRef => ({
  id: standing.life.id,
  kind: standing.life.kind,
  name: labelOf(standing),
})
