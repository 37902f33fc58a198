/** Organisations with history: departments, public-service units, enterprises. */
export { organisationCommands } from "./commands.ts"
export { organisationRoutes } from "./routes.ts"
export { isInCareOf, organisationRefs } from "./service/read-service.ts"
