/** Radio coverage: which places a network serves, and how that is known. */
export { coverageCommands } from "./commands/index.ts"
