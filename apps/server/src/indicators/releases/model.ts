/** Releases as the API, the pages and the sealed files describe them. */
export * from "./model/answers.ts"
export * from "./model/difference.ts"
export * from "./model/order.ts"
export * from "./model/sealed.ts"
export { ReleaseId } from "./model/words.ts"
