import type { MapUnits, UnitHit, UnitRef } from "@tinhso/server/registry/model"

/** Reads a public route of our own API. A refusal throws with its `status`. */
export type Api = <T>(path: string) => Promise<T>

/** True for an answer of 404, or of 400 to an id that cannot exist. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof Error) || !("status" in error)) return false
  return error.status === 404 || error.status === 400
}

/** What `read` finds, or null where the API has no such thing. */
export async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** What the API says of a question that it cannot answer. */
export interface Told {
  readonly status: number
  /** In words, as the API gives it. */
  readonly detail: string
}

/** The refusal in an error, or null for a bug. */
export function problemOf(error: unknown): Told | null {
  if (!(error instanceof Error) || !("status" in error)) return null
  const { status } = error
  if (typeof status !== "number" || status < 400 || status >= 500) return null
  const detail =
    "detail" in error && typeof error.detail === "string" ? error.detail : error.message
  return { status, detail }
}

export const part = encodeURIComponent

interface UnitQuery {
  readonly level?: string
  readonly at?: string
  readonly q?: string
}

/** Units by level or name, on a day. */
export function readUnits(api: Api, query: UnitQuery): Promise<UnitHit[]> {
  return api<UnitHit[]>(`/api/v1/units?${new URLSearchParams({ ...query }).toString()}`)
}

/** Units directly below a unit on a day. */
export const readChildren = (api: Api, unitId: string, at: string) =>
  api<UnitRef[]>(`/api/v1/units/${part(unitId)}/children?at=${at}`)

/** Units of a level with the points that stand for them. */
export const readMapUnits = (api: Api, at: string) => api<MapUnits>(`/api/v1/map/units?at=${at}`)
