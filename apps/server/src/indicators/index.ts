/** Figures: what public texts and agencies report, each traceable to its source. */
export { indicatorsCommands } from "./commands.ts"
export { answerQuery } from "./query/service.ts"
export { indicatorsRoutes } from "./routes/index.ts"
export { loadShippedFigures } from "./service/shipped-service.ts"
export { loadShippedPlans } from "./plans/service/shipped-service.ts"
