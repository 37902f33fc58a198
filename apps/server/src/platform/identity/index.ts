/** Accounts, sessions and roles: who is asking, and what they may do. */
export { identityCommands } from "./commands.ts"
export { editingUnit } from "./editing-unit.ts"
export type { Gate } from "./gate.ts"
export { type Identity, openIdentity } from "./identity.ts"
export type { KeyHeld } from "./key-gate.ts"
export { identityRoutes } from "./routes/index.ts"
export { type Holder, holdersOf, namesOf, type Person, personById } from "./service/people.ts"
export { setupLine } from "./service/setup.ts"
