import type { Settings } from "../settings.ts"

/** A working day: whoever left the browser open signs in again tomorrow. */
export const SESSION_MS = 12 * 3_600_000

const isSecure = (settings: Settings) => settings.publicUrl?.startsWith("https:") ?? false

/** `__Host-` makes the browser refuse the cookie from any other host or without https. */
function nameOf(settings: Settings): string {
  return isSecure(settings) ? "__Host-tinhso" : "tinhso"
}

/** The token in a Cookie header, or null. */
export function tokenIn(header: string | undefined, settings: Settings): string | null {
  const start = `${nameOf(settings)}=`
  const pair = header?.split(";").find((part) => part.trim().startsWith(start))
  return pair?.trim().slice(start.length) || null
}

function cookie(settings: Settings, value: string, seconds: number): string {
  const secure = isSecure(settings) ? "; Secure" : ""
  return `${nameOf(settings)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** Set-Cookie for a session that has just begun. */
export function sessionCookie(settings: Settings, token: string): string {
  return cookie(settings, token, SESSION_MS / 1000)
}

/** Set-Cookie that makes the browser forget. */
export function endedCookie(settings: Settings): string {
  return cookie(settings, "", 0)
}
