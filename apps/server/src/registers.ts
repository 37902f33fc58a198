import { coverageQueries } from "./coverage/index.ts"
import type { RegisterQuery } from "./platform/register-query.ts"
import { assetQueries, registryQueries } from "./registry/index.ts"

/** What the domains count from their records, for `indicators`. */
export const REGISTERS: readonly RegisterQuery[] = [
  ...registryQueries,
  ...assetQueries,
  ...coverageQueries,
]
