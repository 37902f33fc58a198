import { Link, type Page, useSite } from "../site.tsx"

/** Where figures come from, how they are checked and carried, under which terms they stand. */
export const about: Page = (site) =>
  Promise.resolve({
    title: site.t("about.title"),
    description: site.t("about.lead"),
    body: <AboutBody />,
  })

const SECTIONS = [
  ["about.sourceTitle", "about.source"],
  ["about.checkTitle", "about.check"],
  ["about.targetTitle", "about.target"],
  ["about.viewTitle", "about.view"],
  ["about.missingTitle", "about.missing"],
  ["about.timeTitle", "about.time"],
] as const

function AboutBody() {
  const { t } = useSite()
  return (
    <div className="prose">
      <h1>{t("about.title")}</h1>
      <p className="lead">{t("about.lead")}</p>
      {SECTIONS.map(([title, text]) => (
        <section key={title}>
          <h2>{t(title)}</h2>
          <p>{t(text)}</p>
        </section>
      ))}
      <section>
        <h2>{t("about.apiTitle")}</h2>
        <p>
          {t("about.api")} <a href="/api/openapi.json">/api/openapi.json</a>
        </p>
        <pre>
          <code>curl {useSite().origin}/api/v1/figures/bg-03</code>
        </pre>
      </section>
      <section>
        <h2>{t("about.licenceTitle")}</h2>
        <p>{t("about.licence")}</p>
      </section>
      <p>
        <Link to="/van-de">{t("about.rules")}</Link>
      </p>
    </div>
  )
}
