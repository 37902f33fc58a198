import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { type MailSink, openMailSink } from "../../testing/mail-sink.ts"
import { remindReporters } from "./jobs.ts"
import { remind } from "./service/remind-service.ts"
import { GOOD, HA_TU, type Person, Province, VIET_HUNG } from "./testing/province.ts"

let sink: MailSink
let province: Province
let administrator: Person
let ward: Person
beforeAll(async () => {
  sink = await openMailSink()
  province = await Province.open()
  Object.assign(province.ctx.settings, {
    smtpUrl: sink.url,
    mailFrom: "Tỉnh Số <so-lieu@tinh.vn>",
    publicUrl: "https://so.tinh.vn",
  })
  administrator = await province.person("administrator", "22")
  ward = await province.person("editor", HA_TU)
  await province.person("editor", VIET_HUNG)
  await province.person("reader", HA_TU)
})
afterAll(async () => {
  await sink.close()
  await province.close()
})
beforeEach(async () => {
  province.at("2026-10-01T09:00:00")
  sink.letters.length = 0
})

const bodyOf = (data: string): string => {
  const text = data.slice(data.indexOf("\n\n") + 2)
  return /base64/u.test(data)
    ? Buffer.from(text, "base64").toString("utf8")
    : Buffer.from(
        text
          .replaceAll(/=\n/gu, "")
          .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) =>
            String.fromCodePoint(parseInt(hex, 16)),
          ),
        "latin1",
      ).toString("utf8")
}

test("editors of reports that are not handed in are reminded on their days, each once", async () => {
  const remindOn = { before: [3], onDay: true, after: [1] }
  const id = await province.collection(administrator, { remind: remindOn })
  await ward.send("PUT", `/collections/${id}/reports/${HA_TU}/values`, { cells: GOOD })
  expect(await remind(province.ctx)).toMatchObject({ due: 0, sent: 0 })

  province.at("2026-10-02T08:00:00")
  expect(await remind(province.ctx)).toEqual({ due: 2, sent: 2, failed: 0, why: null })
  expect(await remind(province.ctx)).toMatchObject({ due: 0, sent: 0 })
  expect(sink.letters).toHaveLength(2)
  const [first] = sink.letters
  expect(bodyOf(first?.data ?? "")).toContain("còn 3 ngày, hạn nộp 17:00 ngày 05/10/2026")
  expect(bodyOf(first?.data ?? "")).toContain(`https://so.tinh.vn/console/bao-cao/${id}/`)

  await ward.send("POST", `/collections/${id}/reports/${HA_TU}/submit`, {})
  province.at("2026-10-05T08:00:00")
  expect(await remind(province.ctx)).toMatchObject({ sent: 1 })
  province.at("2026-10-06T08:00:00")
  await remindReporters.run(province.ctx, new AbortController().signal)
  expect(sink.letters).toHaveLength(4)
  expect(bodyOf(sink.letters[3]?.data ?? "")).toContain("đã quá hạn 1 ngày")
  await administrator.send("POST", `/collections/${id}/close`, {})
  province.at("2026-10-20T08:00:00")
  expect(await remind(province.ctx)).toMatchObject({ due: 0 })
})

test("two runs at once send no letter twice", async () => {
  await province.collection(administrator, { remind: { before: [4], onDay: false, after: [] } })
  const runs = await Promise.all([remind(province.ctx), remind(province.ctx)])

  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(2)
  expect(sink.letters).toHaveLength(2)
})

test("what the server did not take is sent by the next run; the log names no address", async () => {
  await province.collection(administrator, { remind: { before: [4], onDay: false, after: [] } })
  sink.refuse(true)
  const lines: object[] = []
  const log = { ...province.ctx.log, warn: (fields: object) => void lines.push(fields) }
  expect(await remind({ ...province.ctx, log })).toMatchObject({ sent: 0, failed: 2 })
  sink.refuse(false)

  expect(JSON.stringify(lines)).not.toContain("@")
  expect(await remind(province.ctx)).toMatchObject({ sent: 2, failed: 0 })
  const [entry] = await listAudit(province.db, null, 1)
  expect(entry).toMatchObject({ actor: "system", action: "collections.reminded" })
})

test("without a mail server nothing is taken, so that it is sent once there is one", async () => {
  await province.collection(administrator, { remind: { before: [4], onDay: false, after: [] } })
  const settings = { ...province.ctx.settings, smtpUrl: null }

  expect(await remind({ ...province.ctx, settings })).toMatchObject({
    sent: 0,
    why: expect.stringContaining("TINHSO_SMTP_URL"),
  })
  expect(await remind(province.ctx)).toMatchObject({ sent: 2 })
})
