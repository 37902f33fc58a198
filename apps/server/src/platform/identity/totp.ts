import { createHmac, randomInt } from "node:crypto"

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
const SECONDS = 30

/** RFC 4648 base 32 without padding: how authenticator apps take a secret. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("")
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)]).join("")
}

/** The 30-second step that an instant falls in. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1000 / SECONDS)
}

/** Six digits for a step (RFC 6238 with SHA-1, which every authenticator app knows). */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac("sha1", secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, "0")
}

/** The step that `code` belongs to, one step early or late allowed; null where it fits none. */
export function stepOf(code: string, secret: Uint8Array, at: Date): number | null {
  const now = stepAt(at)
  return [now, now - 1, now + 1].find((step) => codeAt(secret, step) === code) ?? null
}

/** The address an authenticator app reads from a QR code. */
export function totpUri(secret: Uint8Array, email: string): string {
  const label = encodeURIComponent(`Tỉnh Số:${email}`)
  const issuer = encodeURIComponent("Tỉnh Số")
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`
}

/** Fifteen letters without look-alikes, about 74 bits: "k7mwq-x2htd-9bnpr". */
export function newRecoveryCode(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789"
  const five = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("")
  return [five(), five(), five()].join("-")
}
