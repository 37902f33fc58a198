/** Getting assets in from lists that people send. */
export { assetImportCommands } from "./commands.ts"
export { assetImportRoutes } from "./routes.ts"
