/** Schemas and types of figures: the only door that the web may use. */
export * from "./model/answers.ts"
export * from "./model/check.ts"
export * from "./model/figure.ts"
export * from "./model/import-report.ts"
export * from "./model/judgement.ts"
