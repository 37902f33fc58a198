/** What is used of the package, whose own declarations name files that Node's resolution does not find. */
declare module "@maplibre/geojson-vt" {
  interface Feature {
    readonly id?: number | undefined
    readonly tags: Readonly<Record<string, string | number>> | null
  }
  interface PointFeature extends Feature {
    readonly type: 1
    readonly geometry: [number, number][]
  }
  interface ShapeFeature extends Feature {
    /** 2: lines; 3: areas. */
    readonly type: 2 | 3
    readonly geometry: [number, number][][]
  }
  export type GeoJSONVTFeature = PointFeature | ShapeFeature

  export interface GeoJSONVTTile {
    readonly transformed: true
    readonly features: GeoJSONVTFeature[]
    readonly source: null
    readonly x: number
    readonly y: number
    readonly z: number
  }

  interface Options {
    readonly maxZoom: number
    readonly indexMaxZoom: number
    readonly tolerance: number
    readonly extent: number
    readonly buffer: number
    readonly wrap: boolean
  }

  export class GeoJSONVT {
    constructor(data: object, options: Options)
    getTile(z: number, x: number, y: number): GeoJSONVTTile | null
  }
}
