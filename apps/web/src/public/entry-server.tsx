import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import type { Language } from "../i18n/index.ts"
import { type Api, orNull } from "./api.ts"
import { badAddress, FailurePage, missing } from "./pages/failure.tsx"
import { findPage } from "./routes.ts"
import { type Assets, Document } from "./shell.tsx"
import { type PageResult, type Site, siteOf, SiteProvider } from "./site.tsx"

export { sitemap } from "./sitemap.ts"

export interface PageRequest {
  readonly url: string
  readonly origin: string
  readonly language: Language
  readonly theme: "light" | "dark" | null
  readonly now: string
  readonly assets: Assets
  readonly api: Api
}

export interface PageAnswer {
  readonly status: number
  readonly html: string
  readonly headers: Record<string, string>
}

const SVG = "image/svg+xml; charset=utf-8"

/** A public page as complete HTML; an address without page answers 404 in the site's look. */
export async function render(request: PageRequest): Promise<PageAnswer> {
  const { url, language, now, origin, api } = request
  const { changedAt } = await api<{ changedAt: string }>("/api/v1/revision")
  const site = siteOf(url, language, now, origin, api, changedAt)
  const found = findPage(site.path)
  const result =
    found === null
      ? missing(site, site.t("notFound.what"))
      : ((await orNull(found.page(site, found.params))) ?? badAddress(site))
  if ("redirect" in result) {
    const status = result.forGood === true ? 301 : 302
    return { status, html: "", headers: { location: result.redirect } }
  }
  if ("svg" in result) {
    return { status: 200, html: result.svg, headers: { "content-type": SVG } }
  }
  const noindex = (result.noindex ?? false) || result.status !== undefined
  const html = toHtml(request, site, { ...result, noindex }, result.body)
  return { status: result.status ?? 200, html, headers: {} }
}

/** The page for a request that failed: what happened, what to do, and the id to quote. */
export function renderFailure(
  request: PageRequest,
  failure: { status: number; requestId: string },
): PageAnswer {
  const site = siteOf(request.url, request.language, request.now, request.origin, request.api)
  const title = site.t("failure.title")
  const body = <FailurePage requestId={failure.requestId} />
  const html = toHtml(request, site, { title, description: title, noindex: true }, body)
  return { status: failure.status, html, headers: {} }
}

type About = Pick<
  Exclude<PageResult, { redirect: string } | { svg: string }>,
  "title" | "description"
> & {
  readonly canonicalQuery?: readonly string[]
  readonly noindex: boolean
}

function toHtml(request: PageRequest, site: Site, about: About, body: ReactNode): string {
  const markup = renderToStaticMarkup(
    <SiteProvider value={site}>
      <Document
        site={site}
        assets={request.assets}
        theme={request.theme}
        title={about.title}
        description={about.description}
        canonicalQuery={about.canonicalQuery ?? []}
        noindex={about.noindex}
      >
        {body}
      </Document>
    </SiteProvider>,
  )
  return `<!doctype html>${markup}`
}
