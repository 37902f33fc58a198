import type { FastifyRequest } from "fastify"
import type { Settings } from "../settings.ts"
import { otherOrigin, wrongContentType } from "./errors.ts"
import { tokenIn } from "./session-cookie.ts"

const READING = new Set(["GET", "HEAD", "OPTIONS"])

function isOwn(origin: string, request: FastifyRequest, settings: Settings): boolean {
  const own = settings.publicUrl ?? `${request.protocol}://${request.host}`
  if (!URL.canParse(origin) || !URL.canParse(own)) return false
  return new URL(origin).origin === new URL(own).origin
}

/**
 * Refuses what another site makes a browser send: a change needs the browser's word that it comes
 * from our own pages. A program without a session and without these headers may pass.
 */
export function refuseOtherOrigins(request: FastifyRequest, settings: Settings): void {
  if (READING.has(request.method)) return
  const { origin, cookie } = request.headers
  const site = request.headers["sec-fetch-site"]
  const own =
    site === "same-origin" ||
    (site === undefined && origin !== undefined && isOwn(origin, request, settings))
  const silent = origin === undefined && site === undefined
  if (!own && !(silent && tokenIn(cookie, settings) === null)) throw otherOrigin()
}

/** Bodies that a plain form of another site could send are refused. */
export function refuseOtherContent(request: FastifyRequest): void {
  const type = request.headers["content-type"]
  if (READING.has(request.method) || type === undefined) return
  const kind = type.split(";")[0]?.trim().toLowerCase()
  if (kind !== "application/json" && kind !== "multipart/form-data") throw wrongContentType()
}
