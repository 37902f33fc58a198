import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { askServer } from "../../apps/server/src/platform/control.ts"
import { ROOT, type Serving, serving, tinhso } from "./product.ts"

let dataDir: string
let server: Serving
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "tinhso-process-"))
  server = await serving(dataDir)
})
afterAll(async () => {
  server.process.kill("SIGKILL")
  await rm(dataDir, { recursive: true, force: true })
})

const header =
  "id,source,place,place_level,as_of,kind,measure,label_vi,comparator,value,unit_of_measure,breakdown,whole,relation,note"
const many = (count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `kill-${i},001,Bắc Ninh,province,2023,observation,bts,trạm BTS,=,${i + 1},station,,,,`,
  )

const total = async () => {
  const { out } = await tinhso(dataDir, "figures", "export", "--format", "csv")
  return out.trimEnd().split("\n").length - 1
}

test("the command line works through the server that holds the data directory", async () => {
  const { code, out } = await tinhso(dataDir, "check", "--format", "csv")

  expect(code).toBe(0)
  expect(out).toContain("hl-33")
})

test("a second server on the same data directory gets a clear refusal", async () => {
  const second = await tinhso(dataDir, "serve")

  expect(second.code).toBe(1)
  expect(second.err).toContain("TINHSO_DATA")
})

test("an unknown command is refused through the server too", async () => {
  const { code, err } = await tinhso(dataDir, "figure")

  expect(code).toBe(1)
  expect(err).toContain("figure")
})

test("health, readiness and metrics answer", async () => {
  const { url } = server

  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${url}/metrics`)).text()).toContain(
    "tinhso_http_request_seconds_bucket",
  )
})

test("a server killed during an import keeps nothing of it, and starts again", async () => {
  const file = join(dataDir, "many.csv")
  await writeFile(file, [header, ...many(60_000)].join("\n"))
  const before = await total()
  const order = { argv: ["import", "figures", file, "--commit"], cwd: ROOT }
  const ignored = { out: () => undefined, note: () => undefined }
  const importing = askServer(dataDir, order, ignored).catch(String)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  await server.end("SIGKILL")
  expect(await importing).toContain("dừng trước khi lệnh xong")

  server = await serving(dataDir)
  expect(await total()).toBe(before)
})

test("SIGTERM stops the server in order, with exit code 0", async () => {
  expect(await server.end("SIGTERM")).toBe(0)

  server = await serving(dataDir)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
})
