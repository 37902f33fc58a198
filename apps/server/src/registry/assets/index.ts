/** Infrastructure assets: kinds as data, records with history, located in units. */
export { assetCommands } from "./commands.ts"
export { assetRoutes } from "./routes/index.ts"
export { assetOutputRoutes } from "./routes/output-routes.ts"
export type { AssetDocuments } from "./service/documents-service.ts"
export { readAssets } from "./service/read-service.ts"
export { assetQueries } from "./service/register-queries.ts"
export { saveAssets } from "./service/save-service.ts"
