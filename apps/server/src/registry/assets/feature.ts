import type { AssetKind, Attribute, AttributeValue, Geometry, ToldAsset } from "./model.ts"

/** What every asset has beside its attributes, in the words of map files. */
const PLAIN = [
  ["kind", "Loại"],
  ["name", "Tên"],
  ["state", "Trạng thái"],
  ["unit", "Mã địa bàn"],
  ["unit_name", "Địa bàn"],
  ["owner_org", "Chủ sở hữu"],
  ["operator_org", "Đơn vị khai thác"],
  ["codes", "Mã"],
  ["illustrative", "Minh họa"],
] as const
const TAKEN = new Set<string>(["id", "geom", "fid", ...PLAIN.map(([name]) => name)])

type PropertyType = "text" | "integer" | "number" | "boolean" | "date"
export type PropertyValue = AttributeValue | null

/** One property of a thing on a map. */
export interface Property {
  readonly name: string
  readonly title: string
  readonly type: PropertyType
  /** A list of such values. */
  readonly many: boolean
  /** The attribute that it is; null for what every asset has. */
  readonly attribute: Attribute | null
  valueOf(asset: ToldAsset): PropertyValue
}

/** An asset as GeoJSON (RFC 7946). */
export interface AssetFeature {
  readonly type: "Feature"
  readonly id: string
  readonly geometry: Geometry | null
  readonly properties: Readonly<Record<string, PropertyValue>>
}

/** What everybody is told of a kind, or all of it. */
export function attributesTold(kind: AssetKind, whole: boolean): Attribute[] {
  const open = new Set(kind.public.attributes)
  return kind.attributes.filter(({ code }) => whole || open.has(code))
}

export const tellableOf = (kind: AssetKind, whole: boolean): Property[] =>
  propertiesOf(attributesTold(kind, whole))

/** The properties of a kind, those that every asset has first; an attribute never hides one of these. */
function propertiesOf(attributes: AssetKind["attributes"]): Property[] {
  return [...PLAIN.map(([name, title]) => plain(name, title)), ...attributes.map(ofAttribute)]
}

function plain(name: (typeof PLAIN)[number][0], title: string): Property {
  const type = name === "illustrative" ? "boolean" : "text"
  return {
    name,
    title,
    type,
    many: false,
    attribute: null,
    valueOf: (asset) => plainOf(asset)[name],
  }
}

const plainOf = (asset: ToldAsset) => ({
  kind: asset.kind,
  name: asset.name,
  state: asset.state,
  unit: asset.unit,
  unit_name: asset.unitName,
  owner_org: asset.owner,
  operator_org: asset.operator,
  codes: asset.codes.map(({ scheme, code }) => `${scheme}:${code}`).join("; ") || null,
  illustrative: asset.illustrative,
})

/** The property that an attribute is. */
export const propertyName = (code: string): string => (TAKEN.has(code) ? `a_${code}` : code)

function ofAttribute(attribute: Attribute): Property {
  const { code, nameVi, unitOfMeasure, many } = attribute
  return {
    name: propertyName(code),
    title: unitOfMeasure === null ? nameVi : `${nameVi} (${unitOfMeasure})`,
    type: typeOf(attribute),
    many,
    attribute,
    valueOf: (asset) => asset.attributes[code] ?? null,
  }
}

function typeOf({ type }: Attribute): PropertyType {
  return type === "enum" || type === "asset" || type === "organisation" ? "text" : type
}

/** Its own shape, otherwise the point of what it stands on; null where that is not told. */
export function shapeOf({ geometry, longitude, latitude }: ToldAsset): Geometry | null {
  if (geometry !== null) return geometry
  if (longitude === null || latitude === null) return null
  return { type: "Point", coordinates: [longitude, latitude] }
}

export function featureOf(asset: ToldAsset, properties: readonly Property[]): AssetFeature {
  const told: Record<string, PropertyValue> = {}
  for (const { name, valueOf } of properties) told[name] = valueOf(asset)
  return { type: "Feature", id: asset.id, geometry: shapeOf(asset), properties: told }
}
