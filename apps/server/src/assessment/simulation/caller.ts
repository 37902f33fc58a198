import type { Stage } from "./stage.ts"

/** What a request was answered. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

type Method = "GET" | "POST" | "PUT"

/** One person at a browser of their own. */
export class Caller {
  private readonly stage: Stage
  private readonly address: string
  private cookie: string | null = null
  private account: { readonly email: string; readonly password: string } | null = null

  constructor(stage: Stage, number: number) {
    this.stage = stage
    this.address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
  }

  /** Remembers how this person signs in: sessions end while the play's weeks go by. */
  signsInWith(email: string, password: string): void {
    this.account = { email, password }
  }

  /** Sends as JSON; signs in again where the session has ended meanwhile. */
  async send(method: Method, path: string, body?: object): Promise<Answer> {
    return this.signedIn(() => this.once(method, path, { payload: body }))
  }

  /** The same where anything but success ends the play. */
  async must(method: Method, path: string, body?: object): Promise<unknown> {
    return succeeded(`${method} ${path}`, await this.send(method, path, body))
  }

  /** Sends a form: a document with what is said of it. */
  async form(path: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const payload = `${parts.join("")}--${BOUNDARY}--\r\n`
    const type = `multipart/form-data; boundary=${BOUNDARY}`
    const answer = await this.signedIn(() => this.once("POST", path, { payload, type }))
    return succeeded(`POST ${path}`, answer)
  }

  private async signedIn(send: () => Promise<Answer>): Promise<Answer> {
    const first = await send()
    if (first.status !== 401 || this.account === null) return first
    succeeded("sign-in", await this.once("POST", "/identity/sign-in", { payload: this.account }))
    return send()
  }

  private async once(method: Method, path: string, { payload, type }: Sent): Promise<Answer> {
    const response = await this.stage.http.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: this.address,
      headers: {
        "sec-fetch-site": "same-origin",
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...(type === undefined ? {} : { "content-type": type }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    const set = response.headers["set-cookie"]
    if (typeof set === "string") this.cookie = set.split(";")[0] ?? null
    return { status: response.statusCode, body: response.body === "" ? null : response.json() }
  }
}

const BOUNDARY = "tinhso-play"

interface Sent {
  readonly payload: object | string | undefined
  readonly type?: string
}

function succeeded(what: string, { status, body }: Answer): unknown {
  if (status < 300) return body
  throw new Error(`${what}: ${status} ${JSON.stringify(body).slice(0, 600)}`)
}
