import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import { formatNumber } from "@tinhso/vietnamese"
import type { ReactNode } from "react"
import { useWords } from "../words/index.ts"
import { StateMark } from "./marks.tsx"
import { attributeName, valueText } from "./value-text.ts"

/** What is known of an asset on a day. */
export function Facts({ asset }: { readonly asset: AssetDetail }) {
  const { say, language } = useWords()
  const organisation = (id: string | null) =>
    id === null ? "" : (asset.organisations.find((one) => one.id === id)?.name ?? id)
  const attributes = asset.declaration.attributes
    .filter(({ type }) => type !== "asset")
    .map((attribute): readonly [string, ReactNode] => {
      const value = asset.attributes[attribute.code]
      const text =
        attribute.type === "organisation" && typeof value === "string"
          ? organisation(value)
          : valueText(attribute, value, language)
      return [attributeName(attribute, language), text]
    })
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say("asset.state"), <StateMark key="state" state={asset.state} />],
    [say("asset.codes"), asset.codes.map(({ scheme, code }) => `${code} (${scheme})`).join("; ")],
    [say("asset.owner"), organisation(asset.owner)],
    [say("asset.operator"), organisation(asset.operator)],
    [say("asset.unit"), <UnitText key="unit" asset={asset} />],
    [say("asset.declared"), declaredOther(asset)],
    [say("asset.place"), <PlaceText key="place" asset={asset} />],
    ...attributes,
  ]
  return (
    <dl className="org-facts">
      {rows
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** The declared unit, where it is another one than the unit it lies in. */
const declaredOther = ({ unit, place }: AssetDetail): string =>
  place.declared === null || place.declared.id === unit ? "" : place.declared.fullName

function UnitText({ asset }: { readonly asset: AssetDetail }) {
  const { say } = useWords()
  const { place, unitBasis } = asset
  const above = place.path
    .filter(({ level }) => level !== "country")
    .toReversed()
    .map(({ fullName }) => fullName)
  const names = place.unit === null ? [] : [place.unit.fullName, ...above]
  return (
    <>
      {names.join(", ")}
      <span className="asset-note">{say(`asset.basis.${unitBasis}`)}</span>
    </>
  )
}

const degrees = (value: number) => formatNumber(value, { maxDecimals: 6 })

function PlaceText({ asset }: { readonly asset: AssetDetail }) {
  const { say } = useWords()
  const { longitude, latitude, place, geometry } = asset
  if (longitude === null || latitude === null) return "—"
  const shape = geometry === null || geometry.type === "Point" ? "" : ` (${geometry.type})`
  return (
    <>
      {degrees(latitude)}; {degrees(longitude)}
      {shape}
      {place.from !== null && (
        <span className="asset-note">{say("asset.placeFrom", { name: place.from.name })}</span>
      )}
    </>
  )
}
