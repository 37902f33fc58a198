/** Infrastructure assets: kinds as data, records with history, located in units. */
export { assetCommands } from "./commands.ts"
export { assetRoutes } from "./routes/index.ts"
export { assetRevision, assetsNear, readAssets } from "./service/read-service.ts"
export { readKinds as readAssetKinds } from "./service/kinds-service.ts"
export { assetQueries } from "./service/register-queries.ts"
export { assetSaver, checkAssets, saveAssets, saveAssetsIn } from "./service/save-service.ts"
