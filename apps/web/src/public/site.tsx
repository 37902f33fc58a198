import { createContext, type ReactNode, useContext } from "react"
import { type Language, type Translate, translator } from "../i18n/index.ts"
import type { Api } from "./api.ts"

/** What every page of one request knows. */
export interface Site {
  readonly language: Language
  readonly t: Translate
  /** Without the language, as it stands in the address: "/dia-ban/24". */
  readonly path: string
  readonly query: URLSearchParams
  /** The Vietnamese day of the request. */
  readonly today: string
  /** The day or instant up to which the page knows: the one asked for, else of the last change. */
  readonly asOf: string
  readonly origin: string
  readonly api: Api
}

/** What a page hands back; a redirect has a target and says whether it is for good. */
export type PageResult =
  | { readonly redirect: string; readonly forGood?: boolean }
  /** A drawing to take away. */
  | { readonly svg: string }
  | {
      readonly status?: number
      readonly title: string
      readonly description: string
      readonly body: ReactNode
      /** Query names that make this another page for search engines. */
      readonly canonicalQuery?: readonly string[]
      readonly noindex?: boolean
    }

export type Page = (site: Site, params: Readonly<Record<string, string>>) => Promise<PageResult>

const inVietnam = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" })

export function siteOf(
  url: string,
  language: Language,
  now: string,
  origin: string,
  api: Api,
  changedAt: string = now,
): Site {
  const { pathname, searchParams } = new URL(`http://site${url}`)
  const path = pathname.replace(/^\/en(?=\/|$)/, "") || "/"
  const today = inVietnam.format(new Date(now))
  const asOf = searchParams.get("asof") ?? changedAt
  return { language, t: translator(language), path, query: searchParams, today, asOf, origin, api }
}

const SiteContext = createContext<Site | null>(null)
export const SiteProvider = SiteContext.Provider

export function useSite(): Site {
  const site = useContext(SiteContext)
  if (site === null) throw new Error("useSite outside of a page")
  return site
}

/** What a link carries along, so that the reader stays at the same day and in the same view. */
const KEPT = ["view", "asof"]

/**
 * The address of a page in a language, keeping view and as-of day of this request; `changes` sets
 * or (with null) drops single query values.
 */
export function href(
  site: Site,
  path: string,
  changes: Readonly<Record<string, string | null>> = {},
  language: Language = site.language,
): string {
  const [bare = "/", own = ""] = path.split("?")
  const query = new URLSearchParams(own)
  for (const name of KEPT) {
    const value = site.query.get(name)
    if (value !== null && !query.has(name)) query.set(name, value)
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const text = readable(query)
  return localPath(bare, language) + (text === "" ? "" : `?${text}`)
}

/** "/dia-ban" as "/en/dia-ban"; the first page in English is "/en". */
export function localPath(path: string, language: Language): string {
  if (language === "vi") return path
  return path === "/" ? "/en" : `/en${path}`
}

/** A colon needs no escape in a query; "at:2026-11-21" stays readable. */
const readable = (query: URLSearchParams) => query.toString().replaceAll("%3A", ":")

/** The view and the day that the address asks for, as the API takes them: "?view=…&asof=…". */
export function asked({ query }: Site, names: readonly ("view" | "asof")[]): string {
  const kept = new URLSearchParams()
  for (const name of names) {
    const value = query.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept.size === 0 ? "" : `?${kept.toString()}`
}

/** This very address with some query values changed. */
export function here(site: Site, changes: Readonly<Record<string, string | null>>): string {
  return href(site, `${site.path}?${site.query.toString()}`, changes)
}

interface LinkProps {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
  readonly label?: string
}

export function Link({ to, children, className, label }: LinkProps) {
  const site = useSite()
  return (
    <a href={href(site, to)} className={className} aria-label={label}>
      {children}
    </a>
  )
}
