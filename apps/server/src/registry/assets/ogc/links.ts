export const GEOJSON = "application/geo+json"
export const SCHEMA_JSON = "application/schema+json"
const JSON_TYPE = "application/json"

export interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title: string
}

const link = (href: string, rel: string, type: string, title: string): Link => ({
  href,
  rel,
  type,
  title,
})

/** The addresses of one installation, and what they are to each other. */
export function linksOf(origin: string) {
  const root = `${origin}/ogc`
  const collection = (id: string) => `${root}/collections/${encodeURIComponent(id)}`
  return {
    root,
    landing: (): Link[] => [
      link(root, "self", JSON_TYPE, "Trang này"),
      link(`${root}?f=html`, "alternate", "text/html", "Trang cho người đọc"),
      link(
        `${origin}/api/openapi.json`,
        "service-desc",
        "application/vnd.oai.openapi+json;version=3.1",
        "Mô tả API (OpenAPI 3.1)",
      ),
      link(`${root}/conformance`, "conformance", JSON_TYPE, "Những phần tiêu chuẩn được theo"),
      link(`${root}/collections`, "data", JSON_TYPE, "Các tập tài sản"),
    ],
    collections: (): Link[] => [link(`${root}/collections`, "self", JSON_TYPE, "Các tập tài sản")],
    collection: (id: string, title: string): Link[] => [
      link(collection(id), "self", JSON_TYPE, title),
      link(`${collection(id)}/items`, "items", GEOJSON, title),
      link(
        `${collection(id)}/queryables`,
        "http://www.opengis.net/def/rel/ogc/1.0/queryables",
        SCHEMA_JSON,
        "Thuộc tính lọc được",
      ),
    ],
    items: (id: string, query: URLSearchParams, next: string | null): Link[] => {
      const asked = new URLSearchParams(query)
      const self = link(addressed(`${collection(id)}/items`, asked), "self", GEOJSON, "Trang này")
      const up = link(collection(id), "collection", JSON_TYPE, "Tập tài sản")
      if (next === null) return [self, up]
      asked.set("after", next)
      return [
        self,
        up,
        link(addressed(`${collection(id)}/items`, asked), "next", GEOJSON, "Trang sau"),
      ]
    },
    item: (id: string, feature: string): Link[] => [
      link(`${collection(id)}/items/${feature}`, "self", GEOJSON, feature),
      link(collection(id), "collection", JSON_TYPE, "Tập tài sản"),
    ],
  }
}

export type Links = ReturnType<typeof linksOf>

function addressed(path: string, query: URLSearchParams): string {
  const text = query.toString()
  return text === "" ? path : `${path}?${text}`
}
