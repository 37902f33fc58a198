import { mkdtemp, readdir, rm } from "node:fs/promises"
import { request as httpRequest } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buffer } from "node:stream/consumers"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { ZipFile } from "yazl"
import { listAudit } from "../../platform/audit.ts"
import type { Context } from "../../platform/context.ts"
import type { Database } from "../../platform/database.ts"
import { createHttp, type Http } from "../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../registry/index.ts"
import { openTestDatabase, testContext } from "../../testing/database.ts"
import { signedIn } from "../../testing/sign-in.ts"
import { citeIn, evidenceRoutes, publishCitationsIn } from "../index.ts"
import type { Evidence, EvidenceKept, EvidencePage } from "../model.ts"

let db: Database
let ctx: Context
let http: Http
let editor: Record<string, string>
beforeAll(async () => {
  db = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-evidence-"))
  const unlimited = testContext(db)
  ctx = { ...unlimited, settings: { ...unlimited.settings, dataDir, fileMegabytes: 1 } }
  await loadShippedUnits(ctx)
  http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await evidenceRoutes(http, ctx, identity.gate)
  await http.listen({ port: 0, host: "127.0.0.1" })
  editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
})
afterAll(async () => {
  await http.close()
  await db.close()
  await rm(ctx.settings.dataDir, { recursive: true, force: true })
})

const BOUNDARY = "----tinhso"
type Fields = Record<string, string>
interface File {
  readonly name: string
  readonly content: Buffer | string
}

function form(fields: Fields, file: File | null): Buffer {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
  )
  if (file !== null) {
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n`
    parts.unshift(
      Buffer.concat([Buffer.from(head), Buffer.from(file.content), Buffer.from("\r\n")]),
    )
  }
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
}

const GOOD: Fields = { unit: "22", summary: "Báo cáo hạ tầng số", number: "15/BC-SKHCN" }
const pdf = (text: string): File => ({ name: "Báo cáo.pdf", content: `%PDF-1.7 ${text}` })

function send(fields: Fields, file: File | null, headers = editor, payload = form(fields, file)) {
  return http.inject({
    method: "POST",
    url: "/api/v1/evidence",
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    payload,
  })
}

async function kept(fields: Fields, file: File | null, headers = editor): Promise<EvidenceKept> {
  const answer = await send(fields, file, headers)
  if (answer.statusCode >= 300) throw new Error(answer.body)
  return answer.json<EvidenceKept>()
}

async function zipped(names: readonly string[], bytes: number): Promise<Buffer> {
  const zip = new ZipFile()
  for (const name of names) zip.addBuffer(Buffer.alloc(bytes, "0"), name)
  zip.end()
  return buffer(zip.outputStream)
}

const stored = async () => {
  const names = await readdir(join(ctx.settings.dataDir, "files"), {
    recursive: true,
    withFileTypes: true,
  })
  return names.filter((one) => one.isFile()).map(({ name }) => name)
}

const fileOf = (id: string, headers: Record<string, string> = {}) =>
  http.inject({ url: `/api/v1/evidence/${id}/file`, headers })

test("a document is kept with its file, and read back to the byte", async () => {
  const { evidence } = await kept({ ...GOOD, issued: "20/11/2026" }, pdf("một"))

  expect(evidence).toMatchObject({
    unit: "22",
    number: "15/BC-SKHCN",
    issued: "2026-11-20",
    file: { name: "Báo cáo.pdf", kind: "pdf" },
    public: false,
  })
  const answer = await fileOf(evidence.id, editor)
  expect(answer.body).toBe("%PDF-1.7 một")
  expect(answer.headers).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition":
      "attachment; filename=\"Bao cao.pdf\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  })
})

test("the same document sent twice is one, and leaves one file and one entry in the log", async () => {
  const first = await send(GOOD, pdf("hai lần"))
  const again = await send(GOOD, pdf("hai lần"))

  expect([first.statusCode, again.statusCode]).toEqual([201, 200])
  expect(again.json<EvidenceKept>().evidence.id).toBe(first.json<EvidenceKept>().evidence.id)
  const { id } = first.json<EvidenceKept>().evidence
  const entries = (await listAudit(db, null, 100)).filter(({ subject }) => subject === id)
  expect(entries.map(({ action }) => action)).toEqual(["evidence.keep"])
})

test("a file that the unit already has under other words is kept once and named", async () => {
  const before = await kept(GOOD, pdf("trùng"))
  const count = (await stored()).length
  const after = await kept({ ...GOOD, summary: "Cùng tệp, tiêu chí khác" }, pdf("trùng"))

  expect(after.sameContent.map(({ id }) => id)).toEqual([before.evidence.id])
  expect((await stored()).length).toBe(count)
})

test("a hundred senders of one file at once make one file and lose nothing", async () => {
  const before = (await stored()).length
  const content = Buffer.concat([Buffer.from("%PDF-1.7 "), Buffer.alloc(500_000, "x")])
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      send({ ...GOOD, summary: `Bản ${i}` }, { name: "a.pdf", content }),
    ),
  )

  expect(answers.map(({ statusCode }) => statusCode)).toEqual(
    Array.from({ length: 100 }, () => 201),
  )
  expect((await stored()).length).toBe(before + 1)
})

test.each([
  ["a page that is called a PDF", { name: "a.pdf", content: "<html><script>" }],
  ["an empty file", { name: "a.pdf", content: "" }],
  ["a program that is called a PDF", { name: "lệnh.pdf", content: "MZ\u0090\0\u0003\0" }],
  ["a drawing that runs scripts", { name: "a.png", content: "<svg onload=alert(1)>" }],
])("%s is refused and not kept", async (_name, file) => {
  const before = await stored()
  const answer = await send(GOOD, file)

  expect(answer.statusCode).toBe(422)
  expect(answer.json<{ errors: object[] }>().errors).toMatchObject([{ pointer: "/file" }])
  expect(await stored()).toEqual(before)
})

test.each([
  ["macros", ["word/document.xml", "word/vbaProject.bin"], 10, "có macro"],
  [
    "a part that unpacks to fill the disk",
    ["word/document.xml", "word/media/a.bin"],
    2 ** 25,
    "phình ra",
  ],
])("a document with %s is refused and not kept", async (_name, parts, bytes, why) => {
  const before = await stored()
  const content = await zipped(parts, bytes)
  const answer = await send(GOOD, { name: "báo cáo.docx", content })

  expect(answer.statusCode).toBe(422)
  expect(answer.json<{ errors: { detail: string }[] }>().errors[0]?.detail).toContain(why)
  expect(await stored()).toEqual(before)
})

test("a form cut off in the middle is refused and leaves nothing", async () => {
  const before = await stored()
  const whole = form(GOOD, pdf("cắt ngang".repeat(1000)))
  const answer = await send(GOOD, null, editor, whole.subarray(0, 4000))

  expect(answer.statusCode).toBe(400)
  expect(await stored()).toEqual(before)
})

test("a file larger than allowed is refused and leaves nothing", async () => {
  const before = await stored()
  const answer = await send(GOOD, {
    name: "a.pdf",
    content: Buffer.alloc(2 ** 20 + 1, "%PDF-1.7 "),
  })

  expect(answer.statusCode).toBe(413)
  expect(await stored()).toEqual(before)
})

/** Sends the head of a request that promises two gigabytes, then bytes until the answer comes. */
function promise(headers: Record<string, string | number>, head: Buffer) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = http.server.address() as AddressInfo
  return new Promise<{ status: number; sent: number }>((resolve, reject) => {
    let sent = 0
    const outgoing = httpRequest({
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/v1/evidence",
      headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    })
    outgoing.on("error", reject)
    outgoing.on("response", (response) => {
      response.resume()
      outgoing.destroy()
      resolve({ status: response.statusCode ?? 0, sent })
    })
    const more = () => {
      if (outgoing.destroyed) return
      const part = sent === 0 ? head : Buffer.alloc(65_536)
      sent += part.byteLength
      if (outgoing.write(part)) setImmediate(more)
      else outgoing.once("drain", () => setImmediate(more))
    }
    more()
  })
}

test("two gigabytes are refused without being read", async () => {
  const before = await stored()
  const whole = form(GOOD, { name: "a.pdf", content: "%PDF-1.7 " })
  const file = whole.subarray(0, whole.indexOf("%PDF") + 4)
  const answers = [
    await promise({ ...editor, "content-length": 2 ** 31 }, file),
    await promise(editor, file),
    // After the end of the form.
    await promise(editor, whole),
    // Before its beginning.
    await promise(editor, Buffer.from("\r\n")),
    // From somebody who is not signed in.
    await promise({ "content-length": 2 ** 31 }, file),
  ]

  expect(answers.map(({ status }) => status)).toEqual([413, 413, 413, 413, 401])
  for (const { sent } of answers) expect(sent).toBeLessThan(2 ** 26)
  // What was still being written goes when the connection does, a second later.
  await vi.waitFor(async () => expect(await stored()).toEqual(before), 5000)
})

test("a program sends words only by forms", async () => {
  const answer = await http.inject({
    method: "POST",
    url: "/api/v1/evidence",
    headers: editor,
    payload: { unit: "22" },
  })

  expect(answer.statusCode).toBe(415)
})

test("only an editor of the unit keeps a document of it", async () => {
  const reader = await signedIn(http, ctx, { role: "reader", unit: "22" })
  const elsewhere = await signedIn(http, ctx, { role: "editor", unit: "24.2025" })
  const everywhere = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const before = await stored()

  const statuses = await Promise.all([
    send(GOOD, pdf("ai"), {}),
    send(GOOD, pdf("ai"), reader),
    send(GOOD, pdf("ai"), elsewhere),
    send({ ...GOOD, unit: "99.9999" }, pdf("ai"), everywhere),
  ])

  expect(statuses.map(({ statusCode }) => statusCode)).toEqual([401, 403, 403, 422])
  expect(await stored()).toEqual(before)
})

test("a document is read by readers of its unit until something published stands on it", async () => {
  const { evidence } = await kept(GOOD, pdf("riêng rồi chung"))
  const { id } = evidence
  const elsewhere = await signedIn(http, ctx, { role: "reader", unit: "24.2025" })
  const askAll = async () =>
    Promise.all([fileOf(id), fileOf(id, elsewhere), fileOf(id, editor)]).then((all) =>
      all.map(({ statusCode }) => statusCode),
    )
  const actor = { id: "system", kind: "system" } as const
  expect(await askAll()).toEqual([401, 403, 200])

  await db.transaction((tx) =>
    citeIn(tx, { subject: "report:thử", evidenceIds: [id], of: ["22"] }, { actor, at: ctx.now() }),
  )
  expect(await askAll()).toEqual([401, 403, 200])

  await db.transaction((tx) => publishCitationsIn(tx, ["report:thử"], ctx.now()))
  expect(await askAll()).toEqual([200, 200, 200])
  const told = await http.inject(`/api/v1/evidence/${id}`)
  expect(told.json<Evidence>()).toMatchObject({ public: true, recordedBy: null })
})

test("what is said of a document is corrected in versions, and only what was seen", async () => {
  const { evidence } = await kept({ ...GOOD, number: "gõ sai" }, pdf("sửa"))
  const change = { number: "16/BC", issuer: null, issued: null, summary: "Đúng", version: 1 }
  const patch = () =>
    http.inject({
      method: "PATCH",
      url: `/api/v1/evidence/${evidence.id}`,
      headers: editor,
      payload: change,
    })

  expect((await patch()).json<Evidence>()).toMatchObject({ number: "16/BC", version: 2 })
  expect((await patch()).statusCode).toBe(409)
})

const list = async (query: string) =>
  (await http.inject({ url: `/api/v1/evidence?${query}`, headers: editor })).json<EvidencePage>()

test("a list holds a unit's documents, newest first, page by page, and finds a file by content", async () => {
  const commune = "06652.2025"
  const made: string[] = []
  for (const text of ["1", "2", "3"]) {
    made.unshift((await kept({ ...GOOD, unit: commune }, pdf(`trang ${text}`))).evidence.id)
  }
  const first = await list(`unit=${commune}&limit=2`)
  const rest = await list(`unit=${commune}&limit=2&before=${first.next ?? 0}`)
  const [newest] = first.rows

  expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(made)
  expect((await list(`sha256=${newest?.file?.sha256 ?? ""}`)).rows.map(({ id }) => id)).toEqual(
    made.slice(0, 1),
  )
})
