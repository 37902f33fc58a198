import { isIPv6 } from "node:net"
import { tooManyAttempts } from "./errors.ts"

const WINDOW_MS = 15 * 60_000
/** Wrong answers allowed in a window. Many people of one office share an address. */
const PER_ACCOUNT = 10
const PER_ADDRESS = 50
/** Beyond so many keys the oldest are forgotten: an attack may not fill the memory. */
const MOST_KEYS = 20_000

interface Count {
  readonly since: number
  taken: number
}

/** Slots for guesses at secrets, by account and by address. Kept in memory, for this process. */
export interface Attempts {
  /**
   * Takes a slot of each before the answer is known, so that guesses in parallel count too.
   * Returns how many the account has taken; refuses where none is left.
   */
  take(account: string, address: string): number
  /** Gives one slot of each back: it was no guess. */
  giveBack(account: string, address: string): void
  /** The answer was right: the account starts afresh, its address gets the slot back. */
  forgive(account: string, address: string): void
}

/** One IPv6 subscriber has a whole /64. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address
  const [head = "", tail] = address.split("::")
  const left = head === "" ? [] : head.split(":")
  const right = tail === undefined || tail === "" ? [] : tail.split(":")
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0")
  return [...left, ...(tail === undefined ? [] : zeros), ...right].slice(0, 4).join(":")
}

const byAccount = (account: string) => `account ${account}`
const byAddress = (address: string) => `address ${network(address)}`

export function countAttempts(now: () => Date): Attempts {
  const counts = new Map<string, Count>()
  const current = (key: string): Count => {
    const known = counts.get(key)
    if (known !== undefined && now().getTime() - known.since < WINDOW_MS) return known
    counts.delete(key)
    const fresh = { since: now().getTime(), taken: 0 }
    counts.set(key, fresh)
    const oldest = counts.size > MOST_KEYS ? counts.keys().next().value : undefined
    if (oldest !== undefined) counts.delete(oldest)
    return fresh
  }
  const less = (key: string) => {
    const count = counts.get(key)
    if (count !== undefined) count.taken = Math.max(0, count.taken - 1)
  }
  const refuseFull = (count: Count, limit: number) => {
    if (count.taken < limit) return
    const left = count.since + WINDOW_MS - now().getTime()
    throw tooManyAttempts(Math.max(1, Math.ceil(left / 1000)))
  }
  return {
    take(account, address) {
      const own = current(byAccount(account))
      const near = current(byAddress(address))
      refuseFull(own, PER_ACCOUNT)
      refuseFull(near, PER_ADDRESS)
      near.taken++
      return ++own.taken
    },
    giveBack(account, address) {
      less(byAccount(account))
      less(byAddress(address))
    },
    forgive(account, address) {
      counts.delete(byAccount(account))
      less(byAddress(address))
    },
  }
}
