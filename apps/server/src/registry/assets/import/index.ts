/** Getting assets in from lists that people send. */
export { assetImportCommands } from "./commands.ts"
export { assetImportRoutes } from "./routes.ts"
export { type FileFormat, readAssetFile as readListFile } from "./formats/read-file.ts"
export { readPlace } from "./place.ts"
export { meridianOf } from "./service/understand-service.ts"
