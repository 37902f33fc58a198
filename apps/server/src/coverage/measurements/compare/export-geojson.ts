import type { Compared } from "./compare.ts"

/** Differences pixel by pixel as GeoJSON (RFC 7946), one feature after the other. */
export function* differencesGeoJson(pixels: Compared["pixels"]): Generator<string> {
  yield '{"type":"FeatureCollection","features":['
  let comma = ""
  for (const pixel of pixels) {
    yield comma + JSON.stringify(featureOf(pixel))
    comma = ","
  }
  yield "]}"
}

const db = (hundredths: number) => Math.round(hundredths) / 100
const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6

const featureOf = ({ error, censored, groups, ...pixel }: Compared["pixels"][number]) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [six(pixel.longitude), six(pixel.latitude)] },
  properties: {
    kind: "difference",
    technology: pixel.technology,
    operator: pixel.operator,
    campaign: pixel.campaign,
    measured_dbm: censored ? null : db(pixel.measured),
    modelled_dbm: error === null ? null : db(pixel.modelled),
    error_db: error === null || censored ? null : db(error),
    not_heard: censored,
    points: pixel.points,
    measured_covered: pixel.measuredCovered,
    modelled_covered: pixel.modelledCovered,
    sight: groups.sight ?? "unknown",
    terrain: groups.terrain ?? "unknown",
    server: groups.server ?? "unmatched",
  },
})
