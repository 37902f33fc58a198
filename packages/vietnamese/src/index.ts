/** Vietnamese text: spelling, order, names, encodings, numbers and dates. Pure; no dependencies. */
export { compareVietnamese } from "./collate.ts"
export { parseDate } from "./date.ts"
export type { DateProblem, DateReading, ParsedDate } from "./date-model.ts"
export {
  decode,
  decodeAs,
  type Decoded,
  type DecodeProblem,
  type Encoding,
} from "./encoding/decode.ts"
export { encode, type EncodeOptions } from "./encoding/encode.ts"
export type { Form } from "./encoding/unicode.ts"
export { fold, searchKey } from "./fold.ts"
export { toNfc } from "./letters.ts"
export { type Nearest, nearest } from "./nearest.ts"
export { formatExact, formatNumber } from "./number-format.ts"
export type {
  Comparator,
  NumberOptions,
  NumberProblem,
  NumberReading,
  ParsedNumber,
} from "./number-model.ts"
export { parseNumber } from "./number.ts"
export { slug } from "./slug.ts"
export { canonicalTone, compareKey, sameText, type ToneStyle, withToneStyle } from "./tone.ts"
export { parseUnitName, unitKey, type UnitName, type UnitType } from "./unit-name.ts"
