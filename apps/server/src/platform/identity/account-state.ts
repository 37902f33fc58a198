import type { AccountState } from "./model.ts"

const DAY_MS = 86_400_000

/** Accounts last seen, or enabled, before this are idle. */
export function idleBefore(now: Date, idleDays: number): Date {
  return new Date(now.getTime() - idleDays * DAY_MS)
}

/**
 * Whether an account may sign in. One that nobody used for `idleDays` days is disabled, until an
 * administrator enables it again (45 days: NĐ 331/2026, TCVN 14423:2026).
 */
export function stateOf(
  account: { enabledAt: string; lastSeenAt: string | null; disabledAt: string | null },
  now: Date,
  idleDays: number,
): AccountState {
  if (account.disabledAt !== null) return "disabled"
  const used = Math.max(
    Date.parse(account.enabledAt),
    Date.parse(account.lastSeenAt ?? account.enabledAt),
  )
  return used < idleBefore(now, idleDays).getTime() ? "idle" : "active"
}
