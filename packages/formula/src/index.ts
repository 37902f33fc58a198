/** One small typed language for indicators and scoring rules. Pure. */
export { type Parsed, parse } from "./parse.ts"
