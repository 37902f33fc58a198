import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import type { Language } from "../../i18n/index.ts"
import type { Say, WordKey } from "../words/index.ts"
import { attributeName } from "./value-text.ts"

const PLAIN: Readonly<Record<string, WordKey>> = {
  name: "asset.name",
  state: "asset.state",
  geometry: "asset.place",
  unit: "asset.declared",
  owner: "asset.owner",
  operator: "asset.operator",
  evidence: "asset.documents",
}

export const attributeOf = (field: string, { declaration }: AssetDetail) =>
  declaration.attributes.find(({ code }) => field === `attributes.${code}`)

/** A field of an asset as people call it. */
export function fieldText(field: string, asset: AssetDetail, say: Say, language: Language): string {
  const attribute = attributeOf(field, asset)
  if (attribute !== undefined) return attributeName(attribute, language)
  const word = PLAIN[field]
  if (word !== undefined) return say(word)
  return field.startsWith("codes.") ? `${say("asset.code")} (${field.slice(6)})` : field
}
