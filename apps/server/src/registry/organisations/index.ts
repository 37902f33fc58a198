/** Organisations with history: departments, public-service units, enterprises. */
export { organisationCommands } from "./commands.ts"
export type { OrganisationQuestion } from "./listing.ts"
export type { Organisation, OrganisationRef } from "./model.ts"
export { organisationRoutes } from "./routes.ts"
export { findOrganisations, isInCareOf, organisationRefs } from "./service/read-service.ts"
