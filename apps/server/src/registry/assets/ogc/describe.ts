import { type Property, tellableOf } from "../feature.ts"
import type { Box } from "../geometry.ts"
import type { AssetKind } from "../model.ts"
import type { Links } from "./links.ts"

const CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

/** Only what is answered: the description of the API is OpenAPI 3.1, so no class of 3.0 is claimed. */
export const CONFORMS_TO: readonly string[] = [
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
  "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
  "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
]

export function collectionOf(kind: AssetKind, extent: Box | null, links: Links) {
  const { code, nameVi, nameEn, note } = kind
  const title = `${nameVi} · ${nameEn}`
  return {
    id: code,
    title,
    description: note === "" ? title : note,
    itemType: "feature" as const,
    crs: [CRS84],
    ...(extent === null ? {} : { extent: { spatial: { bbox: [[...extent]], crs: CRS84 } } }),
    links: links.collection(code, title),
  }
}

/** A JSON Schema of what items can be filtered by. */
export function queryablesOf(kind: AssetKind, whole: boolean, links: Links) {
  const properties: Record<string, unknown> = {
    state: {
      title: "Trạng thái",
      type: "string",
      enum: ["planned", "active", "faulty", "removed"],
    },
    unit: { title: "Trong địa bàn", type: "string" },
    organisation: { title: "Chủ sở hữu hoặc đơn vị khai thác", type: "string" },
    q: { title: "Chữ trong tên, mã, thuộc tính", type: "string" },
  }
  for (const property of tellableOf(kind, whole)) {
    if (property.attribute !== null) properties[property.name] = schemaOf(property)
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `${links.root}/collections/${kind.code}/queryables`,
    type: "object" as const,
    title: `${kind.nameVi} · ${kind.nameEn}`,
    properties,
    additionalProperties: false as const,
  }
}

function schemaOf({ title, type, attribute }: Property): Record<string, unknown> {
  const values =
    attribute?.type === "enum" ? { enum: attribute.values.map(({ code }) => code) } : {}
  if (type === "date") return { title, type: "string", format: "date" }
  return { title, type: type === "text" ? "string" : type, ...values }
}
