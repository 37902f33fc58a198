import type { RegisterQuery } from "../../../../platform/register-query.ts"
import { resultQueries } from "./result-queries.ts"
import { villageQueries } from "./village-queries.ts"

/** What is counted from villages, and from what a published run says of them. */
export const servedQueries: readonly RegisterQuery[] = [...villageQueries, ...resultQueries]
