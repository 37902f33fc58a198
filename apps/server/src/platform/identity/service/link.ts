import type { Actor, Context } from "../../context.ts"
import type { Writer } from "../../database.ts"
import { badLink } from "../errors.ts"
import type { LinkPurpose, OneTimeLink, OpenedLink, Role } from "../model.ts"
import { hashToken, newId, newToken } from "../secret.ts"
import { accountById } from "../store/accounts.ts"
import { insertLink, linkOfToken } from "../store/links.ts"

const HOUR_MS = 3_600_000

/** How long each kind of link works, and the page of the console that it opens. */
const KINDS: Readonly<Record<LinkPurpose, { hours: number; page: string }>> = {
  setup: { hours: 24, page: "thiet-lap" },
  invitation: { hours: 7 * 24, page: "loi-moi" },
  reset: { hours: 24, page: "dat-lai-mat-khau" },
}

interface Issue {
  readonly purpose: LinkPurpose
  readonly actor: Actor
  /** Scheme, host and port of the console. */
  readonly origin: string
  readonly invitee?: { email: string; name: string; role: Role; unitId: string }
  readonly accountId?: string
}

/** Makes a link; the address is all that ever shows the token. */
export async function issueLink(tx: Writer, ctx: Context, issue: Issue): Promise<OneTimeLink> {
  const { hours, page } = KINDS[issue.purpose]
  const token = newToken()
  const id = newId()
  const at = ctx.now()
  const expiresAt = new Date(at.getTime() + hours * HOUR_MS).toISOString()
  const link = {
    id,
    purpose: issue.purpose,
    email: issue.invitee?.email ?? null,
    name: issue.invitee?.name ?? null,
    role: issue.invitee?.role ?? null,
    unitId: issue.invitee?.unitId ?? null,
    accountId: issue.accountId ?? null,
    createdBy: issue.actor.id,
    createdAt: at.toISOString(),
    expiresAt,
  }
  await insertLink(tx, link, hashToken(token))
  return { id, url: `${issue.origin}/console/${page}?token=${token}`, expiresAt }
}

/** What a link is for and for whom, without using it. */
export async function openLink(ctx: Context, token: string): Promise<OpenedLink> {
  const link = await linkOfToken(ctx.db, hashToken(token), ctx.now())
  if (link === null) throw badLink()
  const account = link.accountId === null ? null : await accountById(ctx.db, link.accountId)
  return {
    purpose: link.purpose,
    email: account?.email ?? link.email ?? "",
    name: account?.name ?? link.name ?? "",
    expiresAt: link.expiresAt,
  }
}
