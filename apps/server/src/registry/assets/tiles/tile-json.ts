import { ASSET_LAYERS, FINEST_TILE, type TileJson, UNIT_LAYERS } from "./model.ts"

/** The mainland and both archipelagos. */
const COUNTRY = [102, 6, 118, 24]

const ATTRIBUTION = "Sổ đăng ký hạ tầng số. Hoàng Sa, Trường Sa là của Việt Nam."

type Layer = TileJson["vector_layers"][number]

const layer = (id: string, description: string, fields: Layer["fields"]): Layer => ({
  id,
  description,
  minzoom: 0,
  maxzoom: FINEST_TILE,
  fields,
})

const SHAPE = {
  ids: "Mã tài sản (id)",
  name: "Tên (name)",
  kind: "Loại (kind)",
  state: "Trạng thái (state)",
}

/** Assets as a source of vector tiles, for QGIS and other map programs. */
export function assetTileJson(tiles: string, bounds: readonly number[] | null): TileJson {
  return {
    ...plain(tiles, bounds),
    name: "Hạ tầng số",
    description:
      "Tài sản hạ tầng số: điểm (gần nhau thì gộp, có số đếm), tuyến, vùng (digital infrastructure)",
    vector_layers: [
      layer(ASSET_LAYERS.points, "Tài sản, hoặc chùm tài sản ở gần nhau (assets and clusters)", {
        ...SHAPE,
        count: "Số tài sản (how many)",
        faulty: "Số đang hỏng (how many are faulty)",
        illustrative: "Số được tạo ra để trình diễn (how many are made up)",
        box: "Khung của chùm: tây,nam,đông,bắc (west,south,east,north)",
      }),
      layer(ASSET_LAYERS.lines, "Tuyến cáp, cống bể (lines)", SHAPE),
      layer(ASSET_LAYERS.areas, "Vùng (areas)", SHAPE),
    ],
  }
}

/** Units of a day as a source of vector tiles. */
export function unitTileJson(tiles: string): TileJson {
  const fields = { unit: "Mã đơn vị (id)", name: "Tên (name)", level: "Cấp (level)" }
  return {
    ...plain(tiles, null),
    name: "Đơn vị hành chính",
    description: "Ranh giới và tên đơn vị hành chính của một ngày (units of a day)",
    vector_layers: [
      layer(UNIT_LAYERS.boundaries, "Ranh giới đã nạp (boundaries)", fields),
      layer(UNIT_LAYERS.names, "Tên đơn vị, tên quần đảo (names)", {
        ...fields,
        from: "Hiện từ mức phóng này (from this zoom)",
      }),
    ],
  }
}

const plain = (tiles: string, bounds: readonly number[] | null) => ({
  tilejson: "3.0.0" as const,
  attribution: ATTRIBUTION,
  scheme: "xyz" as const,
  tiles: [tiles],
  minzoom: 0,
  maxzoom: FINEST_TILE,
  bounds: [...(bounds ?? COUNTRY)],
})
