/** What reporting is described by; also the rules that a browser runs while somebody types. */
export * from "./model/collection.ts"
export * from "./model/report.ts"
export * from "./model/form.ts"
export * from "./model/rules.ts"
export * from "./model/overview.ts"
export * from "./model/workbook.ts"
export { checkReport } from "./check-report.ts"
