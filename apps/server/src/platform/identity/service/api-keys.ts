import { record } from "../../audit.ts"
import type { Actor, Context } from "../../context.ts"
import { unknownKey, unknownUnit } from "../errors.ts"
import type { Identity } from "../identity.ts"
import { type ApiKey, type ApiKeyRequest, EVERYWHERE, type NewApiKey } from "../model.ts"
import { hashToken, newId, newToken } from "../secret.ts"
import { endKey, insertKey, listKeys } from "../store/api-keys.ts"

/** What keys begin with, so that one found in a file is known for what it is. */
const KEY_PREFIX = "tinhso_"
const HINT = KEY_PREFIX.length + 4

/** Makes a key. It is told once: only its hash is kept. */
export async function makeKey(
  ctx: Context,
  identity: Pick<Identity, "within">,
  actor: Actor,
  { name, holder, scopes, expiresAt }: ApiKeyRequest,
): Promise<NewApiKey> {
  if (!(await identity.within(holder, EVERYWHERE))) throw unknownUnit(holder)
  const [id, token, at] = [newId(), `${KEY_PREFIX}${newToken()}`, ctx.now()]
  const key = {
    id,
    hint: token.slice(0, HINT),
    name: name.normalize("NFC").trim(),
    holder,
    scopes: [...new Set(scopes)].toSorted(),
    expiresAt: expiresAt ?? null,
  }
  await ctx.db.transaction(async (tx) => {
    await insertKey(tx, { ...key, tokenHash: hashToken(token), at, by: actor.id })
    const details = { holder, scopes: key.scopes, expires: key.expiresAt }
    await record(tx, { actor, at, action: "identity.make-key", subject: id, details })
  })
  return {
    ...key,
    token,
    createdAt: at.toISOString(),
    createdBy: actor.id,
    revokedAt: null,
    lastUsedAt: null,
  }
}

export const keysOf = (ctx: Context): Promise<ApiKey[]> => listKeys(ctx.db)

/** The unit or organisation that a key speaks for. */
export async function holderOfKey(ctx: Context, id: string): Promise<string> {
  const found = (await listKeys(ctx.db)).find((key) => key.id === id)
  if (found === undefined) throw unknownKey()
  return found.holder
}

export async function revokeKey(ctx: Context, actor: Actor, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    if (!(await endKey(tx, id, at, actor.id))) throw unknownKey()
    await record(tx, { actor, at, action: "identity.revoke-key", subject: id })
  })
}
