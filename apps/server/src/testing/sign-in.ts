import type { Context } from "../platform/context.ts"
import type { Http } from "../platform/http.ts"
import type { Role } from "../platform/identity/model.ts"
import { NOBODY } from "../platform/identity/password-hash.ts"
import { newId } from "../platform/identity/secret.ts"
import { beginSession } from "../platform/identity/service/session.ts"
import { sessionCookie } from "../platform/identity/session-cookie.ts"
import { insertAccount } from "../platform/identity/store/accounts.ts"
import { insertGrant } from "../platform/identity/store/grants.ts"

interface Position {
  readonly role: Role
  readonly unit: string
}

/**
 * Headers of a browser in which someone with `role` over `unit` is signed in:
 * `http.inject({ method: "POST", url, headers: await signedIn(http, ctx, { role, unit }) })`.
 * `http` must have `identityRoutes`.
 */
export async function signedIn(
  http: Http,
  ctx: Context,
  { role, unit }: Position,
): Promise<Record<string, string>> {
  const at = ctx.now()
  const id = newId()
  const token = await ctx.db.transaction(async (tx) => {
    const email = `${id.toLowerCase()}@test.vn`
    await insertAccount(tx, { id, email, name: "Người thử", password: NOBODY, at })
    const [grantedAt, grantedBy] = [at.toISOString(), "system"]
    await insertGrant(tx, { id: newId(), accountId: id, role, unitId: unit, grantedAt, grantedBy })
    return beginSession(tx, id, { address: "127.0.0.1", client: "test", token: null }, at)
  })
  const cookie = sessionCookie(ctx.settings, token).split(";")[0] ?? ""
  const headers = { cookie, "sec-fetch-site": "same-origin" }
  const me = await http.inject({ url: "/api/v1/identity/me", headers })
  if (me.json<{ user: { id: string } | null }>().user?.id !== id) {
    throw new Error("signing in did not work: has this server its identityRoutes?")
  }
  return headers
}
