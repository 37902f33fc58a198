import type { Context } from "../../context.ts"
import type { Reader } from "../../database.ts"
import { stateOf } from "../account-state.ts"
import type { Role } from "../model.ts"
import { uncovered, type Within } from "../roles.ts"
import { accountById, listAccounts, namesOfAccounts } from "../store/accounts.ts"
import { allGrants, grantsOf } from "../store/grants.ts"

/** The names of accounts, for staff; an id that has no account is left out. */
export function namesOf(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  return namesOfAccounts(db, [...new Set(ids)])
}

/** Somebody who can be written to. */
export interface Holder {
  readonly id: string
  readonly email: string
  readonly name: string
  /** Whether this person holds the role over a unit. */
  readonly holds: (unitId: string) => Promise<boolean>
}

/**
 * Everybody who holds exactly this role somewhere and may sign in. A role that includes another one
 * does not count: who administers a province is not reminded of each of its communes.
 */
export async function holdersOf(ctx: Context, role: Role, within: Within): Promise<Holder[]> {
  const grants = Map.groupBy(
    (await allGrants(ctx.db)).filter((grant) => grant.role === role),
    ({ accountId }) => accountId,
  )
  const accounts = await listAccounts(ctx.db)
  return accounts.flatMap((account) => {
    const held = grants.get(account.id)
    if (held === undefined) return []
    if (stateOf(account, ctx.now(), ctx.settings.idleDays) !== "active") return []
    const { id, email, name } = account
    const holds = async (unitId: string) =>
      (await uncovered(held, role, [unitId], within)) === undefined
    return [{ id, email, name, holds }]
  })
}

/** Somebody who may sign in, without a request of theirs: for what they subscribed to. */
export interface Person {
  readonly id: string
  /** Whether this person holds exactly this role over a unit; a role that includes it is none. */
  readonly holdsExactly: (role: Role, unitId: string) => Promise<boolean>
}

/** The account of an id; null where it is gone, disabled or idle. */
export async function personById(ctx: Context, id: string, within: Within): Promise<Person | null> {
  const account = await accountById(ctx.db, id)
  if (account === null) return null
  if (stateOf(account, ctx.now(), ctx.settings.idleDays) !== "active") return null
  const grants = await grantsOf(ctx.db, id)
  return {
    id,
    holdsExactly: async (role, unitId) => {
      const held = grants.filter((grant) => grant.role === role)
      return (await uncovered(held, role, [unitId], within)) === undefined
    },
  }
}
