import { type Static, Type } from "typebox"

const Texts = Type.Array(Type.String())

/** `data/measurement-words.json`: how headings and cells of measurements are worded. */
export const MeasurementWords = Type.Object({
  source: Type.String(),
  /** What a column gives, with the headings by which it is known. */
  columns: Type.Record(Type.String(), Texts),
  /** Headings about a person or a device: never kept. */
  personal: Texts,
  /** Headings of speeds whose tool writes them in kbit/s, or Mbit/s, without saying so. */
  kilobits: Texts,
  megabits: Texts,
  technologies: Type.Record(Type.String(), Texts),
  /** Cells that say that nothing was heard. */
  silent: Texts,
  missing: Texts,
})
export type MeasurementWords = Static<typeof MeasurementWords>

/** A network by its code (MCC-MNC) with the words for it. */
export interface Network {
  readonly code: string
  readonly name: string
  readonly words: readonly string[]
}
