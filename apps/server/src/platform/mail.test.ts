import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type MailSink, openMailSink } from "../testing/mail-sink.ts"
import { openMailer } from "./mail.ts"

const none = { smtpUrl: null, smtpPassword: null, smtpPasswordFile: null, mailFrom: null }
let sink: MailSink
let folder: string
beforeAll(async () => {
  sink = await openMailSink()
  folder = await mkdtemp(join(tmpdir(), "tinhso-mail-"))
})
afterAll(async () => {
  await sink.close()
  await rm(folder, { recursive: true })
})

const letter = { to: "an@xa.vn", subject: "Nhắc báo cáo quý III", text: "Còn 3 ngày.\n" }
const from = "Tỉnh Số <so-lieu@tinh.vn>"

test("without a server there is no mailer", async () => {
  expect(await openMailer(none)).toBe(null)
})

test("a letter arrives with its sender, its person and its words", async () => {
  const mailer = await openMailer({ ...none, smtpUrl: sink.url, mailFrom: from })
  await mailer?.send(letter)
  mailer?.close()

  expect(sink.letters).toMatchObject([{ from: "so-lieu@tinh.vn", to: ["an@xa.vn"] }])
  expect(sink.letters[0]?.data).toContain("Subject: =?UTF-8?")
})

test("an address that tries to add a person does not", async () => {
  const before = sink.letters.length
  const mailer = await openMailer({ ...none, smtpUrl: sink.url, mailFrom: from })
  const sent = mailer?.send({ ...letter, to: "an@xa.vn\r\nBcc: b@xa.vn" })
  await sent?.catch(() => undefined)

  expect(sink.letters.slice(before).flatMap(({ to }) => to)).not.toContain("b@xa.vn")
})

test("a letter that the server does not take is told as a failure", async () => {
  sink.refuse(true)
  const mailer = await openMailer({ ...none, smtpUrl: sink.url, mailFrom: from })

  await expect(mailer?.send(letter)).rejects.toThrow("451")
  sink.refuse(false)
})

test("a server elsewhere is told nothing without TLS", async () => {
  const elsewhere = await openMailSink("127.0.0.2")
  const mailer = await openMailer({ ...none, smtpUrl: elsewhere.url, mailFrom: from })

  await expect(mailer?.send(letter)).rejects.toThrow("STARTTLS")
  expect(elsewhere.letters).toEqual([])
  await elsewhere.close()
})

test("what is missing in the settings is said in words, and never the password", async () => {
  const named = { ...none, smtpUrl: "smtp://an@127.0.0.1:1", mailFrom: from }
  const file = join(folder, "password")
  await writeFile(file, "bí mật\n")

  await expect(openMailer({ ...none, smtpUrl: sink.url })).rejects.toThrow("TINHSO_MAIL_FROM")
  await expect(openMailer(named)).rejects.toThrow("TINHSO_SMTP_PASSWORD")
  await expect(openMailer({ ...named, smtpPasswordFile: join(folder, "no") })).rejects.toThrow(
    "tệp",
  )
  expect(await openMailer({ ...named, smtpPasswordFile: file })).not.toBe(null)
})
