/** Where one goes after signing in, when nothing else was wanted. */
export const HOME = "/console"

/** The sign-in address that leads back to `wanted` ("/console/nhap-so-lieu?x=1"). */
export function signInPath(wanted: string): string {
  return wanted === HOME
    ? "/console/dang-nhap"
    : `/console/dang-nhap?ve=${encodeURIComponent(wanted)}`
}

/**
 * Where to go after signing in: `wanted` where it is a page of the console, otherwise home. An
 * address of another site, however dressed up, is never followed.
 */
export function returnPath(wanted: string | null): string {
  if (wanted === null || !/^\/console(?:[/?#]|$)/.test(wanted)) return HOME
  if (/[\\\p{Cc}]/u.test(wanted)) return HOME
  const path = wanted.split(/[?#]/)[0] ?? ""
  if (path.includes("//") || path.split("/").includes("..")) return HOME
  return path.startsWith("/console/dang-nhap") ? HOME : wanted
}
