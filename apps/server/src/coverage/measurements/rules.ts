import { type Static, Type } from "typebox"

/** `data/measurement-rules.json`: what everybody may see of measurements, and how they are grouped. */
export const MeasurementRules = Type.Object({
  source: Type.String(),
  /** Everybody sees cells of no less than so many metres with no fewer points. */
  public: Type.Object({
    cell: Type.Number({ minimum: 50, maximum: 50_000 }),
    least: Type.Integer({ minimum: 2, maximum: 100_000 }),
  }),
  /** Fewer pixels than these prove nothing. */
  few: Type.Integer({ minimum: 2 }),
  /** Ends of the rings around the best station, km. */
  ringsKm: Type.Array(Type.Number({ exclusiveMinimum: 0 }), { minItems: 1 }),
  /** Terrain by the difference between the highest and the lowest ground within a window, m. */
  relief: Type.Object({ window: Type.Number(), rolling: Type.Number(), hilly: Type.Number() }),
  /** Levels that a receiver can have, dBm. */
  levels: Type.Object({ lowest: Type.Number(), highest: Type.Number() }),
  histogram: Type.Object({ width: Type.Number(), from: Type.Number(), to: Type.Number() }),
})
export type MeasurementRules = Static<typeof MeasurementRules>
