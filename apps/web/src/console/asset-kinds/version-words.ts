import type { Say } from "../words/index.ts"

/** Where a declaration comes from: shipped, or one of the province's own. */
export const versionWords = (version: number, say: Say): string =>
  version === 0 ? say("kinds.version.shipped") : say("kinds.version.own", { version })
