import { Type } from "typebox"
import { Value } from "typebox/value"

const Edges = Type.Object({
  radius: Type.Integer(),
  budget: Type.Integer(),
  hidden: Type.Integer(),
  terrain: Type.Integer(),
})

const SidecarLayer = Type.Object({
  technology: Type.String(),
  operator: Type.Union([Type.String(), Type.Null()], {
    description: "null: the best of all operators",
  }),
  threshold: Type.Union([Type.Number(), Type.Null()], { description: "dBm; null: none is set" }),
  stations: Type.Integer(),
  files: Type.Record(Type.String(), Type.String()),
  pixelsInRange: Type.Integer(),
  coveredPixels: Type.Union([Type.Integer(), Type.Null()]),
  areaInRangeKm2: Type.Number(),
  coveredKm2: Type.Union([Type.Number(), Type.Null()]),
  edges: Type.Union([Edges, Type.Null()]),
})
export type SidecarLayer = Type.Static<typeof SidecarLayer>

const SidecarStation = Type.Object({
  id: Type.String(),
  lat: Type.Number(),
  lon: Type.Number(),
  technology: Type.String(),
  operator: Type.String(),
  mast: Type.Union([Type.String(), Type.Null()]),
  edges: Type.Union([Edges, Type.Null()]),
})

/** The same as `Parameters`. */
const SidecarParameters = Type.Object({
  model: Type.Union([Type.Literal("itm"), Type.Literal("p1812")]),
  mode: Type.Union([Type.Literal("field"), Type.Literal("covered")]),
  radius: Type.Number(),
  resolution: Type.Number(),
  spacing: Type.Number(),
  sampling: Type.Union([Type.Literal("nearest"), Type.Literal("bilinear")]),
  rxHeight: Type.Number(),
  rxGain: Type.Number(),
  otherLoss: Type.Number(),
  reliabilities: Type.Array(Type.Number()),
  thresholds: Type.Record(Type.String(), Type.Number()),
  time: Type.Number(),
  climate: Type.Number(),
  refractivity: Type.Number(),
  lapse: Type.Number(),
  polarisation: Type.Number(),
  permittivity: Type.Number(),
  conductivity: Type.Number(),
  variability: Type.Number(),
})

/** What stands beside the pictures of a run: what they are, of what and by what they were made. */
export const Sidecar = Type.Object({
  product: Type.String(),
  engine: Type.String(),
  kind: Type.Literal("modelled", {
    description: "Computed by a model; measured signal is never mixed in",
  }),
  definition: Type.Object({
    preset: Type.String(),
    title: Type.String(),
    source: Type.String(),
  }),
  parameters: SidecarParameters,
  inputs: Type.Object({
    stations: Type.Object({
      file: Type.String(),
      sha256: Type.String(),
      used: Type.Integer(),
      illustrative: Type.Integer({ description: "Made up, for demonstration" }),
      skippedRows: Type.Array(Type.Integer()),
    }),
    terrain: Type.Object({
      sources: Type.Array(
        Type.Object({ file: Type.String(), format: Type.String(), crs: Type.String() }),
      ),
      sha256: Type.String(),
      stepDegrees: Type.Tuple([Type.Number(), Type.Number()]),
      every: Type.Optional(
        Type.Integer({ description: "3: every third sample of the finest file; all without it" }),
      ),
      disagreements: Type.Optional(
        Type.Array(
          Type.Object({
            files: Type.Array(Type.String()),
            median: Type.Number({ description: "m above the files that were taken before them" }),
            samples: Type.Integer(),
          }),
        ),
      ),
      unknown: Type.Object({
        missing: Type.String(),
        missingSamples: Type.Integer(),
        missingTiles: Type.Array(Type.String()),
        holes: Type.String(),
        holeSamples: Type.Integer(),
        filledSamples: Type.Integer(),
      }),
      stationsWithoutGround: Type.Array(Type.String()),
    }),
    clutter: Type.Optional(
      Type.Object({
        title: Type.String(),
        source: Type.String(),
        sources: Type.Array(Type.Object({ file: Type.String(), crs: Type.String() })),
        sha256: Type.String(),
        missing: Type.String(),
        classes: Type.Record(Type.String(), Type.Integer(), {
          description: "Samples within the radius of stations, by class",
        }),
        withoutClass: Type.Integer(),
      }),
    ),
  }),
  grid: Type.Object({
    west: Type.Number(),
    north: Type.Number(),
    stepX: Type.Number(),
    stepY: Type.Number(),
    columns: Type.Integer(),
    rows: Type.Integer(),
  }),
  codes: Type.Record(Type.String(), Type.String()),
  layers: Type.Array(SidecarLayer),
  stations: Type.Array(SidecarStation),
})
export type Sidecar = Type.Static<typeof Sidecar>

export const isSidecar = (value: unknown): value is Sidecar => Value.Check(Sidecar, value)

/** What the codes in the pictures mean. */
export const CODES: Readonly<Record<string, string>> = {
  covered:
    "1 có sóng, 0 không, 254 không có địa hình, 255 ngoài bán kính (covered, not, no ground, outside)",
  level: "dBm; -9999 không tính (not computed)",
  reliability:
    "độ tin cậy lớn nhất vẫn đạt ngưỡng, %; 0 không đạt; 254, 255 như covered (greatest share)",
  server: "vị trí trong stations, từ 0; 65535 không có (position in stations)",
  sight: "2 thông thoáng, 1 thấy nhưng chạm vùng Fresnel, 0 bị che, 255 không tính (line of sight)",
}
