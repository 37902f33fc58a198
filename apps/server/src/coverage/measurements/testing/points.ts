import { type MeasuredPoint, PointCollector, type Points } from "../points/points.ts"

const PLAIN: MeasuredPoint = {
  longitude: 107,
  latitude: 21,
  seconds: null,
  technology: "4G",
  operator: "452-04",
  level: null,
  quality: null,
  snr: null,
  cell: null,
  band: null,
  download: null,
  upload: null,
  latency: null,
}

/** Points of which only some things are said. */
export function points(list: readonly Partial<MeasuredPoint>[]): Points {
  const collector = new PointCollector()
  for (const one of list) collector.add({ ...PLAIN, ...one })
  return collector.finish()
}
