import { type Static, Type } from "typebox"

const Texts = Type.Array(Type.String({ minLength: 1 }))

/** `data/asset-import-words.json`: how headings and cells of lists are worded. */
export const ImportWords = Type.Object({
  source: Type.String(),
  columns: Type.Record(Type.String(), Texts),
  states: Type.Record(Type.String(), Texts),
  /** "như trên": the value of the row above. */
  ditto: Texts,
  missing: Texts,
  yes: Texts,
  no: Texts,
  totals: Texts,
  notes: Texts,
  /** Rows that give two assets: a station on a mast, one for every technology and operator. */
  rowsMake: Type.Array(
    Type.Object({
      kind: Type.String(),
      on: Type.String(),
      attribute: Type.String(),
      each: Texts,
    }),
  ),
  /** How each kind is called in "tên …", "mã …". */
  nouns: Type.Record(Type.String(), Texts),
  /** Headings of attributes that both have: with these words they are the station's. */
  childFirst: Texts,
  /** How many of the declared unit one of another unit is. */
  unitsOfMeasure: Type.Record(Type.String(), Type.Record(Type.String(), Type.Number())),
})
export type ImportWords = Static<typeof ImportWords>
