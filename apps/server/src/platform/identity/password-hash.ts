import { randomBytes, scrypt, timingSafeEqual } from "node:crypto"
import { busy } from "./errors.ts"

/** scrypt with 32 MB and about 0.15 s of one core: OWASP's advice for 2^15. */
const COST = { logN: 15, r: 8, p: 3 }
const BYTES = 32
/** Hashing takes memory and threads that queries of others need: few at a time, a short queue. */
const AT_ONCE = 2
const QUEUE = 16

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= QUEUE) throw busy()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const { logN, r, p } = cost
  const N = 2 ** logN
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(
          password.normalize("NFC"),
          salt,
          BYTES,
          { N, r, p, maxmem: 256 * N * r },
          (error, key) => (error === null ? resolve(key) : reject(error)),
        )
      }),
  )
}

/** What is kept of a password: `scrypt$15$8$3$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST)
  const { logN, r, p } = COST
  return ["scrypt", logN, r, p, salt.toString("base64url"), key.toString("base64url")].join("$")
}

/** Nobody's password, so that an unknown account takes as long as a known one. */
export const NOBODY = `scrypt$${COST.logN}$${COST.r}$${COST.p}$${"A".repeat(22)}$${"A".repeat(43)}`

export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const [scheme, logN, r, p, salt = "", hash = ""] = kept.split("$")
  if (scheme !== "scrypt") return false
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) }
  const key = await derive(password, Buffer.from(salt, "base64url"), cost)
  const expected = Buffer.from(hash, "base64url")
  return expected.length === key.length && timingSafeEqual(key, expected)
}
