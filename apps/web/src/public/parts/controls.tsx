import { formatDay, formatInstant } from "../../i18n/index.ts"
import { here, Link, useSite } from "../site.tsx"

/** Which day the page shows: the day of `view=at:…`, or null for units of the time. */
export const viewDay = (view: string) => (view.startsWith("at:") ? view.slice(3) : null)

/** One switch: figures as reported, or carried along to the units of a day. */
export function ViewSwitch({ view }: { view: string }) {
  const site = useSite()
  const day = viewDay(view) ?? site.today
  const choices = [
    { name: "reported", text: site.t("view.reported") },
    { name: `at:${day}`, text: site.t("view.at", { day: formatDay(day, site.language) }) },
  ]
  return (
    <nav className="switch" aria-label={site.t("view.label")}>
      {choices.map(({ name, text }) => (
        <a
          key={name}
          href={here(site, { view: name })}
          aria-current={name === view ? "true" : undefined}
        >
          {text}
        </a>
      ))}
    </nav>
  )
}

/** The address under which these very numbers will stand next year. */
export function Permalink({ view }: { view?: string }) {
  const site = useSite()
  const { t, language, asOf } = site
  const changes = { asof: asOf, ...(view === undefined ? {} : { view }) }
  const asked = site.query.get("asof")
  const isInstant = asked?.includes("T") === true
  return (
    <p className="permalink">
      {isInstant
        ? t("permalink.asOfInstant", { instant: formatInstant(asked, language) })
        : t("permalink.asOf", { day: formatDay(asked ?? site.today, language) })}{" "}
      <a href={here(site, changes)} data-island="copy" data-copied={t("permalink.copied")}>
        {t("permalink.this")}
      </a>
      {asked !== null && (
        <>
          {" · "}
          <a href={here(site, { asof: null })}>{t("permalink.newest")}</a>
        </>
      )}
    </p>
  )
}

/** Where the reader is, from the widest to here. */
export function Crumbs({ trail }: { trail: readonly { to: string; title: string }[] }) {
  const { t } = useSite()
  return (
    <nav className="crumbs" aria-label={t("nav.crumbs")}>
      <ol>
        {trail.map(({ to, title }) => (
          <li key={to}>
            <Link to={to}>{title}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Files of what the page shows, for people who take the data elsewhere. */
export function Downloads({ links }: { links: readonly { href: string; title: string }[] }) {
  const { t } = useSite()
  return (
    <p className="downloads">
      {t("download.label")}{" "}
      {links.map(({ href, title }, index) => (
        <span key={href}>
          {index > 0 && " · "}
          <a href={href}>{title}</a>
        </span>
      ))}
    </p>
  )
}
