export * from "./model/campaign.ts"
export * from "./model/comparison.ts"
export * from "./model/import.ts"
