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

  constructor(stage: Stage, number: number) {
    this.stage = stage
    this.address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
  }

  async send(method: Method, path: string, body?: object): Promise<Answer> {
    const response = await this.stage.http.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress: this.address,
      headers: {
        "sec-fetch-site": "same-origin",
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    const set = response.headers["set-cookie"]
    if (typeof set === "string") this.cookie = set.split(";")[0] ?? null
    return { status: response.statusCode, body: response.body === "" ? null : response.json() }
  }

  /** The same where anything but success ends the play. */
  async must(method: Method, path: string, body?: object): Promise<unknown> {
    const answer = await this.send(method, path, body)
    if (answer.status < 300) return answer.body
    throw new Error(
      `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`,
    )
  }

  /** Sends a form: a document with what is said of it. */
  async form(path: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
    const boundary = "tinhso-play"
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const response = await this.stage.http.inject({
      method: "POST",
      url: `/api/v1${path}`,
      remoteAddress: this.address,
      headers: {
        "sec-fetch-site": "same-origin",
        "content-type": `multipart/form-data; boundary=${boundary}`,
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
      },
      payload: `${parts.join("")}--${boundary}--\r\n`,
    })
    if (response.statusCode < 300) return response.json()
    throw new Error(`POST ${path}: ${response.statusCode} ${response.body.slice(0, 600)}`)
  }
}
