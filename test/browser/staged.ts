import type { BrowserContextOptions, Page } from "playwright-core"
import type { Context } from "../../apps/server/src/platform/context.ts"
import { openStage } from "../../apps/server/src/stage.ts"
import { startBrowser } from "./harness.ts"
import { pageOf } from "./page-of.ts"

/** A product in this process with its first administrator, whose days are of October 2026, and a browser. */
export interface Staged {
  readonly ctx: Context
  readonly address: string
  /** A page for the administrator. */
  page(path: string, options?: BrowserContextOptions): Promise<Page>
  /** A page for whoever comes by. */
  visit(path: string, options?: BrowserContextOptions): Promise<Page>
  /** The administrator asks the API under /api/v1; what it refuses is thrown. */
  ask<T>(method: "GET" | "POST", path: string, body?: object): Promise<T>
  stop(): Promise<void>
}

export async function openStaged(): Promise<Staged> {
  const stage = await openStage()
  stage.at("2026-10-01T01:00:00.000Z")
  const setup = await stage.http.inject({
    method: "POST",
    url: "/api/v1/identity/setup",
    headers: { "sec-fetch-site": "same-origin" },
    payload: {
      token: stage.setupToken,
      email: "an@quangninh.gov.vn",
      name: "Nguyễn Văn An",
      password: "quả táo đỏ rơi cạnh hiên",
    },
  })
  const cookie = String(setup.headers["set-cookie"]).split(";")[0] ?? ""
  const address = await stage.http.listen({ port: 0, host: "127.0.0.1" })
  const browser = await startBrowser()
  return {
    ctx: stage.ctx,
    address,
    page: (path, options = {}) => pageOf(browser, address, cookie, path, options),
    visit: (path, options = {}) => pageOf(browser, address, null, path, options),
    async ask<T>(method: "GET" | "POST", path: string, body?: object) {
      const headers = { "sec-fetch-site": "same-origin", cookie }
      const payload = body === undefined ? {} : { payload: body }
      const answer = await stage.http.inject({ method, url: `/api/v1${path}`, headers, ...payload })
      if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`)
      return answer.json<T>()
    },
    async stop() {
      await browser.close()
      await stage.close()
    },
  }
}
