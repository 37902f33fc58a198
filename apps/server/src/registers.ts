import { coverageQueries, servedQueries } from "./coverage/index.ts"
import type { Registers } from "./platform/register-query.ts"
import { assetQueries, registryQueries } from "./registry/index.ts"

/** What the domains count from their records, for `indicators`. */
export const REGISTERS: Registers = async (db) => [
  ...registryQueries,
  ...(await assetQueries(db)),
  ...(await coverageQueries(db)),
  ...servedQueries,
]
