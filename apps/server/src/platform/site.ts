import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import staticFiles from "@fastify/static"
import type { FastifyReply, FastifyRequest } from "fastify"
import { Type } from "typebox"
import { Value } from "typebox/value"
import type { Context } from "./context.ts"
import type { Http } from "./http.ts"
import { pngOf } from "./picture.ts"
import { Refusal } from "./problem.ts"
import { packed } from "./site-encoding.ts"

const DIST = join(import.meta.dirname, "../../../web/dist")
const BUILD = "npm run build"
const YEAR = 365 * 24 * 3600 * 1000

/** What a page may know: never the request itself, so that equal addresses give equal pages. */
interface PageRequest {
  readonly url: string
  readonly origin: string
  readonly language: "vi" | "en"
  readonly theme: "light" | "dark" | null
  readonly now: string
  readonly assets: SiteAssets
  readonly api: <T>(path: string) => Promise<T>
}

interface PageAnswer {
  readonly status: number
  readonly html: string
  readonly headers: Record<string, string>
}

/** What the built bundle exports; `apps/web/src/public/entry-server.tsx` is its source. */
interface SiteBundle {
  render(request: PageRequest): Promise<PageAnswer>
  renderFailure(request: PageRequest, failure: { status: number; requestId: string }): PageAnswer
  sitemap(request: PageRequest): Promise<string>
}

interface SiteAssets {
  readonly script: string
  readonly style: string
  readonly fonts: readonly string[]
}

const Manifest = Type.Record(
  Type.String(),
  Type.Object({
    file: Type.String(),
    css: Type.Optional(Type.Array(Type.String())),
    assets: Type.Optional(Type.Array(Type.String())),
  }),
)

/** The public site and the console's shell, for every address that no other route takes. */
export async function publicSite(http: Http, ctx: Context, dist = DIST): Promise<void> {
  if (!existsSync(join(dist, "client", "manifest.json"))) return unbuiltSite(http)
  const assets = await readAssets(join(dist, "client", "manifest.json"))
  const shell = await readFile(join(dist, "client", "console", "index.html"), "utf8")
  const worker = await readFile(join(dist, "client", "ngoai-tuyen.js"), "utf8")
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own bundle, built together
  const bundle = (await import(
    pathToFileURL(join(dist, "server", "entry-server.js")).href
  )) as SiteBundle
  await http.register(staticFiles, {
    root: join(dist, "client", "assets"),
    prefix: "/assets/",
    index: false,
    decorateReply: false,
    immutable: true,
    maxAge: YEAR,
    preCompressed: true,
  })
  const api = apiOf(http)
  const about = (request: FastifyRequest) => pageRequest(request, ctx, assets, api)
  await http.register(async (site) => {
    site.setErrorHandler((error, request, reply) => {
      const status = error instanceof Refusal ? error.kind.status : 500
      if (status >= 500)
        ctx.log.error({ requestId: request.id, stack: stackOf(error) }, "page failed")
      const failed = bundle.renderFailure(about(request), { status, requestId: request.id })
      return sendHtml(request, reply, failed)
    })
    site.get("/console/ngoai-tuyen.js", { schema: { hide: true } }, (_request, reply) =>
      reply
        .type("text/javascript; charset=utf-8")
        .header("cache-control", "no-cache")
        .header("service-worker-allowed", "/console")
        .send(worker),
    )
    for (const path of ["/console", "/console/*"]) {
      site.get(path, { schema: { hide: true } }, (request, reply) =>
        sendHtml(request, reply, { status: 200, html: shell, headers: {} }),
      )
    }
    site.get("/robots.txt", { schema: { hide: true } }, (request, reply) =>
      reply.type("text/plain; charset=utf-8").send(robots(about(request).origin)),
    )
    site.get("/sitemap.xml", { schema: { hide: true } }, async (request, reply) =>
      reply.type("application/xml; charset=utf-8").send(await bundle.sitemap(about(request))),
    )
    site.get("/*", { schema: { hide: true } }, async (request, reply) => {
      if (!isPage(request.url)) return reply.callNotFound()
      if (PICTURE.test(request.url)) return sendPicture(request, reply, bundle, about(request))
      const answer = await bundle.render(about(request))
      return sendHtml(request, reply, answer)
    })
  })
}

/** Without a build every page says how to make one; the API works all the same. */
function unbuiltSite(http: Http): void {
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tỉnh Số</title>
<h1>Trang công khai chưa được dựng</h1><p>Hãy chạy <code>${BUILD}</code> rồi khởi động lại.</p>
<p lang="en">The public site is not built yet: run <code>${BUILD}</code>, then start again.</p></html>`
  http.get("/*", { schema: { hide: true } }, (request, reply) => {
    if (!isPage(request.url)) return reply.callNotFound()
    return reply.code(503).type("text/html; charset=utf-8").send(html)
  })
}

const PICTURE = /^[^?]*\.png(?:$|\?)/

/** A drawing of a page as a picture: the address of the drawing with another ending. */
async function sendPicture(
  request: FastifyRequest,
  reply: FastifyReply,
  bundle: SiteBundle,
  about: PageRequest,
) {
  const answer = await bundle.render({ ...about, url: about.url.replace(/\.png(?=$|\?)/, ".svg") })
  if (answer.headers["content-type"]?.startsWith("image/svg") !== true) {
    return sendHtml(request, reply, answer)
  }
  return reply
    .header("cache-control", "no-cache")
    .type("image/png")
    .send(await pngOf(answer.html))
}

const isPage = (url: string) => !/^\/(?:api|assets)(?:\/|$|\?)/.test(url)

const robots = (origin: string) =>
  `User-agent: *\nDisallow: /console\nDisallow: /tim\nDisallow: /en/tim\nSitemap: ${origin}/sitemap.xml\n`

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : String(error))

async function readAssets(path: string): Promise<SiteAssets> {
  const manifest = Value.Parse(Manifest, JSON.parse(await readFile(path, "utf8")))
  const entry = manifest["src/public/islands.ts"]
  if (entry === undefined) throw new Error(`${path} names no public entry; run ${BUILD}`)
  return {
    script: `/${entry.file}`,
    style: `/${entry.css?.[0] ?? ""}`,
    fonts: (entry.assets ?? []).filter((name) => name.endsWith(".woff2")).map((n) => `/${n}`),
  }
}

function pageRequest(
  request: FastifyRequest,
  ctx: Context,
  assets: SiteAssets,
  api: PageRequest["api"],
): PageRequest {
  const theme = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(request.headers.cookie ?? "")?.[1]
  return {
    url: request.url,
    origin: ctx.settings.publicUrl ?? `${request.protocol}://${request.host}`,
    language: /^\/en(?:\/|$|\?)/.test(request.url) ? "en" : "vi",
    theme: theme === "light" || theme === "dark" ? theme : null,
    now: ctx.now().toISOString(),
    assets,
    api,
  }
}

/** What a refusal of the API says, in words. */
function detailOf(body: string): string | undefined {
  try {
    const told: unknown = JSON.parse(body)
    return Value.Check(Refused, told) ? told.detail : undefined
  } catch {
    return undefined
  }
}

const Refused = Type.Object({ detail: Type.String() })

/** The API as pages read it: in this process, without a socket, through the public routes. */
function apiOf(http: Http): PageRequest["api"] {
  return async <T>(path: string) => {
    const answer = await http.inject({ method: "GET", url: path })
    if (answer.statusCode < 400) return answer.json<T>()
    throw Object.assign(new Error(`${path}: ${answer.statusCode} ${answer.body}`), {
      status: answer.statusCode,
      detail: detailOf(answer.body),
    })
  }
}

async function sendHtml(request: FastifyRequest, reply: FastifyReply, answer: PageAnswer) {
  const etag = `W/"${createHash("sha256").update(answer.html).digest("base64url").slice(0, 22)}"`
  const cacheable = answer.status === 200
  reply
    .code(answer.status)
    .headers({
      vary: "accept-encoding, cookie",
      "cache-control": cacheable ? "no-cache" : "no-store",
    })
    .headers(answer.headers)
  if (answer.headers["location"] !== undefined) return reply.send()
  if (cacheable) reply.header("etag", etag)
  if (cacheable && request.headers["if-none-match"] === etag) return reply.code(304).send()
  const { encoding, body } = await packed(answer.html, request.headers["accept-encoding"])
  if (encoding !== null) reply.header("content-encoding", encoding)
  return reply.type(answer.headers["content-type"] ?? "text/html; charset=utf-8").send(body)
}
