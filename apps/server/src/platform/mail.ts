import { readFile } from "node:fs/promises"
import { createTransport } from "nodemailer"
import { Refusal } from "./problem.ts"
import type { Settings } from "./settings.ts"

/** A letter to one person, in plain text. */
interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Hands letters over to a server. */
export interface Mailer {
  /** Resolves once the server has taken the letter; rejects where it did not. */
  send(letter: Letter): Promise<void>
  close(): void
}

type MailSettings = Pick<Settings, "smtpUrl" | "smtpPassword" | "smtpPasswordFile" | "mailFrom">

const WRONG = { code: "thiet-lap-thu-sai", status: 500, title: "Thiết lập gửi thư chưa đúng" }
const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"])
/** A server that says nothing for so long, in milliseconds, is given up. */
const PATIENCE = 20_000

/**
 * The mailer of the settings; null where they name no server. TLS is required except towards this
 * machine, so no password and no letter goes through a network in the clear.
 */
export async function openMailer(settings: MailSettings): Promise<Mailer | null> {
  if (settings.smtpUrl === null) return null
  const { mailFrom: from } = settings
  if (from === null) throw new Refusal(WRONG, "TINHSO_SMTP_URL cần có TINHSO_MAIL_FROM.")
  const url = new URL(settings.smtpUrl)
  const secure = url.protocol === "smtps:"
  const user = decodeURIComponent(url.username)
  const pass = user === "" ? "" : await passwordOf(settings)
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/gu, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !LOCAL.has(url.hostname),
    ...(user === "" ? {} : { auth: { user, pass } }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text })
    },
    close: () => transport.close(),
  }
}

async function passwordOf({ smtpPassword, smtpPasswordFile }: MailSettings): Promise<string> {
  if (smtpPassword !== null) return smtpPassword
  if (smtpPasswordFile === null) {
    const ways = "TINHSO_SMTP_PASSWORD hoặc TINHSO_SMTP_PASSWORD_FILE"
    throw new Refusal(WRONG, `TINHSO_SMTP_URL có tên người dùng thì cần ${ways}.`)
  }
  const text = await readFile(smtpPasswordFile, "utf8").catch(() => {
    throw new Refusal(WRONG, "Không đọc được tệp mà TINHSO_SMTP_PASSWORD_FILE nêu.")
  })
  return text.replace(/\r?\n$/u, "")
}
