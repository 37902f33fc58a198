/** What the worker does with a request. Only reading is ever answered from this browser. */
export type Way = "shell" | "asset" | "answer" | "forget" | "pass"

const ANSWERS = [
  /^\/api\/v1\/(?:identity\/me|work)$/u,
  /^\/api\/v1\/collections(?:\/[^/]+(?:\/(?:overview|reports\/[^/]+))?)?$/u,
  /^\/api\/v1\/assessment\/(?:work|rounds(?:\/[^/]+\/agencies\/[^/]+\/form)?)$/u,
]
const SESSION = /^\/api\/v1\/identity\/(?:session|sign-in|sign-out)/u

/**
 * Pages and data that reporting and scoring need without a connection are kept; everything else passes.
 * Signing in or out forgets the data of whoever was here.
 */
export function wayOf(method: string, path: string, navigates: boolean): Way {
  if (method !== "GET") return SESSION.test(path) ? "forget" : "pass"
  if (navigates) return /^\/console(?:\/|$)/u.test(path) ? "shell" : "pass"
  if (path.startsWith("/assets/")) return "asset"
  return ANSWERS.some((one) => one.test(path)) ? "answer" : "pass"
}
