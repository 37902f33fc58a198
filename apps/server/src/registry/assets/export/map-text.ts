import { featureOf, shapeOf, tellableOf } from "../feature.ts"
import type { Geometry } from "../model.ts"
import type { Layer } from "./layer.ts"

/** GeoJSON (RFC 7946), one feature a line. */
export function* geojsonOf(layers: readonly Layer[]): Generator<string> {
  yield '{"type":"FeatureCollection","features":['
  let mark = "\n"
  for (const { kind, whole, assets } of layers) {
    const properties = tellableOf(kind, whole)
    for (const asset of assets()) {
      yield mark + JSON.stringify(featureOf(asset, properties))
      mark = ",\n"
    }
  }
  yield "\n]}\n"
}

/** KML, a folder for each kind. */
export function* kmlOf(layers: readonly Layer[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Hạ tầng số</name>\n'
  for (const layer of layers) {
    yield `<Folder><name>${escaped(layer.kind.nameVi)}</name>\n`
    yield* placemarks(layer)
    yield "</Folder>\n"
  }
  yield "</Document></kml>\n"
}

function* placemarks({ kind, whole, assets }: Layer): Generator<string> {
  const properties = tellableOf(kind, whole).filter(({ name }) => name !== "name")
  for (const asset of assets()) {
    const told = properties.flatMap(({ name, valueOf }) => {
      const value = valueOf(asset)
      if (value === null) return []
      const text = Array.isArray(value) ? value.join("; ") : String(value)
      return [`<Data name="${escaped(name)}"><value>${escaped(text)}</value></Data>`]
    })
    const id = `<Data name="id"><value>${asset.id}</value></Data>`
    const shape = shapeOf(asset)
    yield `<Placemark id="${asset.id}"><name>${escaped(asset.name)}</name><ExtendedData>${id}${told.join("")}</ExtendedData>${shape === null ? "" : kmlShape(shape)}</Placemark>\n`
  }
}

function kmlShape(geometry: Geometry): string {
  switch (geometry.type) {
    case "Point":
      return `<Point>${positions([geometry.coordinates])}</Point>`
    case "LineString":
      return kmlLine(geometry.coordinates)
    case "MultiLineString":
      return `<MultiGeometry>${geometry.coordinates.map(kmlLine).join("")}</MultiGeometry>`
    case "Polygon":
      return kmlPolygon(geometry.coordinates)
    case "MultiPolygon":
      return `<MultiGeometry>${geometry.coordinates.map(kmlPolygon).join("")}</MultiGeometry>`
  }
}

const kmlLine = (line: readonly number[][]) => `<LineString>${positions(line)}</LineString>`

const ring = (at: readonly number[][]) => `<LinearRing>${positions(at)}</LinearRing>`

function kmlPolygon([outer = [], ...holes]: readonly number[][][]): string {
  const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`)
  return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${inner.join("")}</Polygon>`
}

const positions = (all: readonly number[][]) =>
  `<coordinates>${all.map((one) => one.join(",")).join(" ")}</coordinates>`

/** Signs that XML has no place for are left out. */
const escaped = (text: string) =>
  text
    // oxlint-disable-next-line no-control-regex -- these are what XML forbids
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
