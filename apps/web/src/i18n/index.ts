export { formatAge, formatDay, formatInstant, formatPeriod } from "./days.ts"
export { formatDecimal, formatWhole } from "./numbers.ts"
export {
  type Language,
  LANGUAGES,
  type MessageKey,
  type Translate,
  translator,
} from "./translator.ts"
