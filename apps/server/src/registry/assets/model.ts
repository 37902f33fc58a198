export * from "./model/asset.ts"
export * from "./model/draft.ts"
export * from "./model/kind.ts"
export * from "./model/question.ts"
