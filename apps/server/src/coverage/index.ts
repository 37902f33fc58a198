/** Radio coverage: which places a network serves, and how that is known. */
export { coverageCommands } from "./commands/index.ts"
export { coverageRoutes } from "./register/routes/index.ts"
export { coverageQueries } from "./register/service/register-queries.ts"
export type { GapDocuments } from "./register/service/documents-service.ts"
export { servedRoutes } from "./served/routes/index.ts"
export { servedQueries } from "./served/service/register-queries.ts"
export { runRoutes as coverageRunRoutes } from "./runs/routes/index.ts"
export { startComputing as startCoverageRuns } from "./runs/service/compute-service.ts"
