export { IndexHead, Mark, MARKS, RoundHead } from "./model/head.ts"
export * from "./model/report.ts"
export * from "./model/sheet.ts"
export * from "./model/series.ts"
