import { Readable } from "node:stream"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { Context } from "../../../platform/context.ts"
import { byteRange } from "../byte-range.ts"
import { runFileNotThere } from "../errors.ts"
import { type OpenedRun, shelfOf } from "../service/open-service.ts"

const TYPES: Readonly<Record<string, string>> = {
  tif: "image/tiff; application=geotiff; profile=cloud-optimized",
  png: "image/png",
  pgw: "text/plain; charset=utf-8",
  geojson: "application/geo+json",
  json: "application/json; charset=utf-8",
}

/** Sends a file of a run, whole or the part that is asked for: QGIS and GDAL read a COG in parts. */
export async function sendFile(
  ctx: Context,
  run: OpenedRun,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { facts } = run
  const files = [...facts.files, ...facts.layers.flatMap((layer) => layer.files)]
  const file = files.find((one) => one.name === name)
  if (file === undefined) throw runFileNotThere(name)
  const { bytes, sha256 } = file
  const tag = `"${sha256}"`
  reply
    .header("etag", tag)
    .header("accept-ranges", "bytes")
    .type(TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream")
    .header("content-disposition", `inline; filename="${run.id}-${name}"`)
  if (request.headers["if-none-match"] === tag) return reply.code(304).send()
  const unchanged = request.headers["if-range"] ?? tag
  const range = unchanged === tag ? byteRange(request.headers.range, bytes) : "whole"
  if (range === "beyond") {
    return reply.code(416).header("content-range", `bytes */${bytes}`).send()
  }
  const { from, to } = range === "whole" ? { from: 0, to: bytes - 1 } : range
  if (range !== "whole") reply.code(206).header("content-range", `bytes ${from}-${to}/${bytes}`)
  reply.header("content-length", to - from + 1)
  // Of a stream only the headers are answered; an empty answer would be counted as no bytes.
  if (request.method === "HEAD") return reply.send(Readable.from([]))
  const handle = await shelfOf(ctx).open(run, sha256)
  return reply.send(handle.createReadStream({ start: from, end: to }))
}
