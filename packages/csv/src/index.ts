/** Lines of CSV, written in one way by every file the product gives out. */
export { csvField, csvLine, notFormula } from "./line.ts"
