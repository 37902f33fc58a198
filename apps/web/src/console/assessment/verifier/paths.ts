import { roundPage } from "../queries.ts"
import type { Scope } from "./queries.ts"

/** The address of a sitting. */
export function sittingPath(round: string, { unit, criterion }: Scope, organisation?: string) {
  const path = roundPage(round, "tham-dinh", ...(unit === undefined ? [] : [unit]))
  const params = new URLSearchParams()
  if (criterion !== undefined) params.set("tieu-chi", criterion)
  if (organisation !== undefined) params.set("tu-cach", organisation)
  const text = params.toString()
  return text === "" ? path : `${path}?${text}`
}
