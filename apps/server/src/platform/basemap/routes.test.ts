import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { zxyToTileId } from "pmtiles"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import type { Database } from "../database.ts"
import { createHttp, type Http } from "../http.ts"
import { basemapRoutes } from "./routes.ts"

let db: Database
let folder: string
const open: Http[] = []
beforeAll(async () => {
  db = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), "tinhso-basemap-"))
})
afterAll(async () => {
  await Promise.all(open.map((http) => http.close()))
  await db.close()
  await rm(folder, { recursive: true })
})

/** Answers of a server with this basemap. */
async function served(basemap: string | null, basemapCredit: string | null = null) {
  const ctx = testContext(db)
  const settings = { ...ctx.settings, basemap, basemapCredit }
  const http = await createHttp({ ...ctx, settings })
  open.push(http)
  await basemapRoutes(http, { ...ctx, settings })
  return (path: string) => http.inject({ url: `/api/v1/map/basemap${path}` })
}

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]

/** A PMTiles file (version 3) of one gzipped vector tile. */
function archiveOf([z, x, y]: [number, number, number], tile: string): Buffer {
  const packed = gzipSync(tile)
  const root = gzipSync(
    Buffer.from([1, zxyToTileId(z, x, y), 1, packed.length, 1].flatMap((one) => varint(one))),
  )
  const metadata = gzipSync(
    JSON.stringify({
      attribution: '<a href="x">© Nguồn thử</a>',
      vector_layers: [{ id: "water", fields: {} }],
    }),
  )
  const header = Buffer.alloc(127)
  header.write("PMTiles")
  header[7] = 3
  const parts = [root.length, metadata.length, 0, packed.length]
  let offset = 127
  for (const [index, length] of parts.entries()) {
    header.writeBigUInt64LE(BigInt(offset), 8 + index * 16)
    header.writeBigUInt64LE(BigInt(length), 16 + index * 16)
    offset += length
  }
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(1n, at)
  header.set([1, 2, 2, 1, z, z], 96)
  return Buffer.concat([header, root, metadata, packed])
}

/** The tile of zoom 7 that Hạ Long lies in, and the one of Hoàng Sa. */
const HA_LONG = "/7/102/56"
const HOANG_SA = "/7/103/58"

test("without a basemap there is none, and no tile", async () => {
  const ask = await served(null)

  expect((await ask("")).json()).toBe(null)
  expect((await ask(HA_LONG)).statusCode).toBe(404)
})

test("tiles of a PMTiles file are served as they are, with its layers and its credit", async () => {
  const file = join(folder, "nen.pmtiles")
  await writeFile(file, archiveOf([7, 102, 56], "ô của Hạ Long"))
  const ask = await served(file)
  const tile = await ask(HA_LONG)

  expect((await ask("")).json()).toMatchObject({
    kind: "vector",
    layers: ["water"],
    credit: "© Nguồn thử",
    minzoom: 7,
    maxzoom: 7,
  })
  expect([tile.statusCode, tile.body]).toEqual([200, "ô của Hạ Long"])
  expect(tile.headers["content-type"]).toBe("application/vnd.mapbox-vector-tile")
  expect((await ask("/7/101/56")).statusCode).toBe(404)
})

test("a file that is missing or is no PMTiles is named", async () => {
  const file = join(folder, "hong.pmtiles")
  await writeFile(file, "không phải bản đồ".repeat(2000))

  await expect(served(join(folder, "khong-co.pmtiles"))).rejects.toThrow(/khong-co\.pmtiles/u)
  await expect(served(file)).rejects.toThrow(/hong\.pmtiles/u)
})

test("tiles of another server are handed on, except where the archipelagos lie or it fails", async () => {
  const asked: string[] = []
  const other = createServer((request, response) => {
    asked.push(request.url ?? "")
    const wrong = request.url?.startsWith("/8/") === true
    response.setHeader("content-type", wrong ? "text/html" : "image/png")
    response.end("ảnh")
  })
  await new Promise<void>((done) => {
    other.listen(0, "127.0.0.1", done)
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = other.address() as AddressInfo
  const ask = await served(`http://127.0.0.1:${port}/{z}/{x}/{y}.png`, "© Tỉnh")

  expect((await ask("")).json()).toMatchObject({ kind: "raster", credit: "© Tỉnh", layers: null })
  expect((await ask(HA_LONG)).body).toBe("ảnh")
  expect((await ask(HOANG_SA)).statusCode).toBe(404)
  expect((await ask("/8/204/112")).statusCode).toBe(404)
  expect(asked).toEqual(["/7/102/56.png", "/8/204/112.png"])
  await new Promise((done) => other.close(done))
  expect((await ask(HA_LONG)).statusCode).toBe(404)
})
