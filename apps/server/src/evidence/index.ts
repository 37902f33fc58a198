/** Documents that stand behind what is reported and scored: files kept once, cited many times. */
export { evidenceCommands } from "./commands.ts"
export { evidenceRoutes } from "./routes/index.ts"
export { FileBytes, sendFile } from "./routes/send-file.ts"
export {
  citeAllIn,
  citeIn,
  evidenceBehind,
  evidenceOfIds,
  publishCitationsIn,
  sameContentCited,
} from "./service.ts"
