import { Type } from "typebox"
import { AssetQuestion } from "../model.ts"

export const EXPORT_FORMATS = ["csv", "xlsx", "geojson", "kml", "gpkg", "shp.zip"] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const { limit: _limit, after: _after, sort: _sort, ...asked } = AssetQuestion.properties
/** What a list is asked for, of which all is exported. */
export const ExportQuestion = Type.Object(asked)
