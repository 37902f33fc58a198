import { href, useSite } from "../site.tsx"

const PAGES = [
  ["/vung-phu", "signal.place"],
  ["/phu-song", "served.title"],
  ["/vung-lom-song", "gaps.title"],
  ["/do-song", "measured.title"],
] as const

/** What there is to read of mobile signal: computed, counted, known to be missing, measured. */
export function SignalPages() {
  const site = useSite()
  return (
    <nav className="switch" aria-label={site.t("signal.pages")}>
      {PAGES.map(([to, key]) => (
        <a key={to} href={href(site, to)} aria-current={site.path === to ? "true" : undefined}>
          {site.t(key)}
        </a>
      ))}
    </nav>
  )
}
