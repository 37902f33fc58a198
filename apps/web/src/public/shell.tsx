import type { ReactNode } from "react"
import { LANGUAGES, type Language } from "../i18n/index.ts"
import { href, Link, localPath, type Site, useSite } from "./site.tsx"

export interface Assets {
  readonly script: string
  readonly style: string
  readonly fonts: readonly string[]
}

interface DocumentProps {
  readonly site: Site
  readonly assets: Assets
  readonly theme: "light" | "dark" | null
  readonly title: string
  readonly description: string
  readonly canonicalQuery: readonly string[]
  readonly noindex: boolean
  readonly children: ReactNode
}

export function Document(props: DocumentProps) {
  const { site, assets, theme, children } = props
  return (
    <html lang={site.language} data-theme={theme ?? undefined}>
      <Head {...props} />
      <body>
        <a className="skip" href="#noi-dung">
          {site.t("shell.skip")}
        </a>
        <Header />
        <main id="noi-dung" tabIndex={-1}>
          {children}
        </main>
        <Footer />
        <script type="module" src={assets.script} />
      </body>
    </html>
  )
}

function Head({ site, assets, title, description, canonicalQuery, noindex }: DocumentProps) {
  const full = `${title} · Tỉnh Số`
  const address = (language: Language) => site.origin + canonical(site, canonicalQuery, language)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{full}</title>
      <meta name="description" content={description} />
      {noindex && <meta name="robots" content="noindex" />}
      {!noindex && <link rel="canonical" href={address(site.language)} />}
      {!noindex &&
        LANGUAGES.map((language) => (
          <link key={language} rel="alternate" hrefLang={language} href={address(language)} />
        ))}
      <meta property="og:title" content={full} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content="Tỉnh Số" />
      <meta property="og:locale" content={site.language === "vi" ? "vi_VN" : "en_GB"} />
      <meta property="og:url" content={address(site.language)} />
      <link rel="stylesheet" href={assets.style} />
      {assets.fonts.map((font) => (
        <link
          key={font}
          rel="preload"
          as="font"
          type="font/woff2"
          crossOrigin=""
          fetchPriority="low"
          href={font}
        />
      ))}
      <link rel="icon" href={ICON} />
    </head>
  )
}

/** The address without what only changes how the same page is read. */
function canonical(site: Site, names: readonly string[], language: Language): string {
  const kept = new URLSearchParams()
  for (const name of names) {
    const value = site.query.get(name)
    if (value !== null) kept.set(name, value)
  }
  const query = kept.toString()
  return localPath(site.path, language) + (query === "" ? "" : `?${query}`)
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5c8a'/%3E%3Cpath d='M3.5 11.5v-3M8 11.5v-7M12.5 11.5V7' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E"

const NAVIGATION = [
  ["/dia-ban", "nav.places"],
  ["/chi-so", "nav.measures"],
  ["/phan-tich", "nav.explore"],
  ["/ke-hoach", "nav.plans"],
  ["/cham-diem", "nav.assessment"],
  ["/r", "nav.releases"],
  ["/ban-do", "nav.map"],
  ["/van-ban", "nav.documents"],
  ["/van-de", "nav.problems"],
  ["/gioi-thieu", "nav.about"],
] as const

function Header() {
  const site = useSite()
  const { t, path } = site
  return (
    <header className="site-header">
      <div className="site-bar">
        <Link to="/" className="brand">
          <svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true">
            <rect width="16" height="16" rx="3" fill="currentColor" />
            <path className="brand-bars" d="M3.5 11.5v-3M8 11.5v-7M12.5 11.5V7" />
          </svg>
          Tỉnh Số
        </Link>
        <SearchBox id="tim-dau-trang" />
        <Choices />
      </div>
      <nav aria-label={t("nav.label")}>
        <ul>
          {NAVIGATION.map(([to, key]) => (
            <li key={to}>
              <a href={href(site, to)} aria-current={isWithin(path, to) ? "page" : undefined}>
                {t(key)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

const isWithin = (path: string, to: string) => path === to || path.startsWith(`${to}/`)

/** Works as a plain form; an island adds suggestions while typing. */
export function SearchBox({ id, value }: { id: string; value?: string }) {
  const site = useSite()
  return (
    <form className="search" action={localPath("/tim", site.language)} method="get">
      <label htmlFor={id} className="hidden">
        {site.t("search.label")}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={site.t("search.placeholder")}
        defaultValue={value}
        data-island="suggest"
        data-language={site.language}
      />
      <button type="submit">{site.t("search.submit")}</button>
    </form>
  )
}

function Choices() {
  const site = useSite()
  const other: Language = site.language === "vi" ? "en" : "vi"
  const changes = Object.fromEntries(site.query)
  return (
    <div className="choices">
      <a href={href(site, site.path, changes, other)} lang={other} hrefLang={other}>
        {site.t("shell.otherLanguage")}
      </a>
      <button
        type="button"
        data-island="theme"
        data-dark={site.t("shell.dark")}
        data-light={site.t("shell.light")}
        hidden
      >
        {site.t("shell.dark")}
      </button>
    </div>
  )
}

function Footer() {
  const site = useSite()
  return (
    <footer className="site-footer">
      <p>
        {site.t("shell.footer")} <Link to="/gioi-thieu">{site.t("shell.how")}</Link>
      </p>
      <p>
        <a href="/api/openapi.json">API</a> · <a href="/console">{site.t("shell.console")}</a>
      </p>
    </footer>
  )
}
