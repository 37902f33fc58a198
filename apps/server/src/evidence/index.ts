/** Documents that stand behind what is reported and scored: files kept once, cited many times. */
export { evidenceCommands } from "./commands.ts"
export { evidenceRoutes } from "./routes/index.ts"
export { citeIn, evidenceBehind, publishCitationsIn } from "./service.ts"
