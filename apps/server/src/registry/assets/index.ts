/** Infrastructure assets: kinds as data, records with history, located in units. */
export { assetRevision, assetsNear, readAssets } from "./service/read-service.ts"
export { readKinds } from "./service/kinds-service.ts"
export {
  assetSaver,
  checkAssets,
  saveAssets,
  saveAssetsIn,
  type Saver,
} from "./service/save-service.ts"
