/** Units of measure of things that are counted: one has no half of them. */
const COUNTED = new Set([
  "household",
  "person",
  "village",
  "station",
  "mast",
  "official",
  "application",
  "camera",
  "point",
  "connection",
  "event",
  "team",
  "member",
  "subscription",
  "organisation",
  "commune",
  "agency",
  "signature",
  "certificate",
  "loudspeaker",
  "system",
  "course",
  "document",
  "service",
])

interface Described {
  readonly unitOfMeasure: string
  readonly overUnits: string
}

/** Whether a measure counts things: whole numbers that add over units. "4,5 điểm" of satisfaction do not. */
export const isCounted = ({ unitOfMeasure, overUnits }: Described): boolean =>
  overUnits === "sum" && COUNTED.has(unitOfMeasure)
