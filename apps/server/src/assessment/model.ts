export * from "./model/index-set.ts"
export * from "./model/result.ts"
export * from "./model/sheet.ts"
export * from "./model/round.ts"
