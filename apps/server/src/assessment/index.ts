/** Front door of the assessment: the Digital Transformation Index. */
export { assessmentCommands } from "./commands.ts"
export { remindRounds } from "./notices/jobs.ts"
export { assessmentRoutes } from "./routes/index.ts"
export { loadShippedIndices } from "./service/shipped-service.ts"
