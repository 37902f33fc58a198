import type { GridFile, GridRow } from "../../../../platform/table-file/index.ts"
import type { Geometry } from "../../model.ts"

/** A thing of a map file: what is said of it, and where it lies. */
export interface Feature {
  readonly properties: Readonly<Record<string, string | number | boolean | null>>
  /** In WGS 84; null where it has none. */
  readonly geometry: Geometry | null
  /** Metres whose grid nobody knows: read as places in lists are. */
  readonly metres?: readonly [number, number]
}

/** Headings that no property of a file is likely to have. */
const LONGITUDE = "longitude"
const LATITUDE = "latitude"
const GEOMETRY = "geometry (geojson)"
const X = "tọa độ x"
const Y = "tọa độ y"

/** Things of a map file as a table: one heading, a row for each, so that lists and maps are read alike. */
export function featureGrid(
  file: Pick<GridFile, "fileName" | "sha256" | "encoding">,
  features: readonly Feature[],
): GridFile {
  const names = new Set<string>()
  for (const { properties } of features) for (const name of Object.keys(properties)) names.add(name)
  const headings = [...names].filter((name) => !RESERVED.has(name.toLowerCase()))
  const places = [LONGITUDE, LATITUDE, GEOMETRY, X, Y]
  const header = rowOf(1, [...headings, ...places])
  const rows = features.map((feature, at) =>
    rowOf(at + 2, [
      ...headings.map((name) => feature.properties[name] ?? ""),
      ...placeCells(feature),
    ]),
  )
  const sheet = { name: null, hidden: false, merges: [], rows: [header, ...rows] }
  return { ...file, delimiter: null, sheets: [sheet] }
}

/** Coordinates repeated in the properties of a point are not read twice. */
const RESERVED = new Set([LONGITUDE, LATITUDE, GEOMETRY, "lon", "lat", "long", "lng", "x", "y"])

function placeCells({ geometry, metres }: Feature): (string | number)[] {
  const [x = "", y = ""] = metres ?? []
  if (geometry === null) return ["", "", "", x, y]
  if (geometry.type !== "Point") return ["", "", JSON.stringify(geometry), "", ""]
  const [longitude = "", latitude = ""] = geometry.coordinates
  return [longitude, latitude, "", "", ""]
}

function rowOf(row: number, cells: readonly (string | number | boolean)[]): GridRow {
  const texts: string[] = []
  let kinds = ""
  for (const cell of cells) {
    const text = typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell)
    texts.push(text.normalize("NFC").trim())
    kinds += text.trim() === "" ? "." : LETTERS[typeof cell]
  }
  return { row, hidden: false, texts, kinds }
}

const LETTERS: Readonly<Record<string, string>> = { string: "t", number: "n", boolean: "b" }
