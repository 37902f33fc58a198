import type { Context } from "../platform/context.ts"
import type { Http } from "../platform/http.ts"
import type { Gate } from "../platform/identity/index.ts"

export function indicatorsRoutes(_http: Http, _ctx: Context, _gate: Gate): void {}
