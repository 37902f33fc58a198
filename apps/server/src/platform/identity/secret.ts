import { createHash, createHmac, randomBytes } from "node:crypto"

/** 256 random bits, safe in an address: whoever holds it is let in, so only its hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString("base64url")
}

/** A token is long and random, so one round of SHA-256 hides it well enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}

/** Our own id for a row: says nothing, is never reused. */
export function newId(): string {
  return randomBytes(15).toString("base64url")
}

/** Names an e-mail in the log so that equal ones can be counted and none can be read. */
export function pseudonym(email: string, key: string): string {
  return `email:${createHmac("sha256", key).update(email).digest("hex").slice(0, 16)}`
}
