import { href, useSite } from "../site.tsx"

const LAYERS = [
  ["/ban-do", "assets.figures"],
  ["/ban-do/ha-tang", "assets.layer"],
  ["/vung-phu", "cov.nav"],
] as const

/** The maps there are, and what they say of a place. */
export function MapLayers() {
  const site = useSite()
  return (
    <nav className="switch" aria-label={site.t("assets.layers")}>
      {LAYERS.map(([to, key]) => (
        <a key={to} href={href(site, to)} aria-current={site.path === to ? "true" : undefined}>
          {site.t(key)}
        </a>
      ))}
    </nav>
  )
}
