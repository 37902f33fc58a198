import type { CheckRule, FigureProblem } from "@tinhso/server/indicators/model"
import { Check } from "../parts/checks.tsx"
import { Downloads, Permalink } from "../parts/controls.tsx"
import { documentPath, FigureValue, Freshness, PlaceLink } from "../parts/figure.tsx"
import { figureTitle, inLanguage } from "../parts/words.ts"
import { asked, Link, type Page, useSite } from "../site.tsx"

/** What is wrong in the published figures, and the rules that find it. */
export const problems: Page = async (site) => {
  const [found, rules] = await Promise.all([
    site.api<FigureProblem[]>(`/api/v1/problems${asked(site, ["asof"])}`),
    site.api<CheckRule[]>("/api/v1/checks"),
  ])
  return {
    title: site.t("problems.title"),
    description: site.t("problems.lead", { count: found.length }),
    canonicalQuery: ["asof"],
    body: <ProblemsBody found={found} rules={rules} />,
  }
}

function ProblemsBody(props: { found: readonly FigureProblem[]; rules: readonly CheckRule[] }) {
  const { found, rules } = props
  const { t } = useSite()
  const byCode = new Map(rules.map((rule) => [rule.code, rule]))
  return (
    <>
      <h1>{t("problems.title")}</h1>
      <p className="lead">{t("problems.lead", { count: found.length })}</p>
      <Permalink />
      {found.length === 0 && <p className="empty">{t("problems.none")}</p>}
      <ul className="cards">
        {found.map((problem) => (
          <li key={`${problem.figure} ${problem.rule}`}>
            <Problem problem={problem} rule={byCode.get(problem.rule)} />
          </li>
        ))}
      </ul>
      <Downloads links={[{ href: "/api/v1/problems", title: "JSON" }]} />
      <Rules rules={rules} found={found} />
    </>
  )
}

function Problem({ problem, rule }: { problem: FigureProblem; rule: CheckRule | undefined }) {
  const figure = problem.subject
  return (
    <article>
      <h2>{figureTitle(useSite(), figure)}</h2>
      <p>
        <PlaceLink unit={figure.place} /> · <Freshness period={figure.period} /> ·{" "}
        <FigureValue figure={figure} />
      </p>
      <Check result={problem} rule={rule} />
      <p className="meta">
        <Link to={documentPath(figure.document.id)}>{figure.document.title}</Link>
      </p>
    </article>
  )
}

/** The declared rules, those that nothing breaks among them. */
function Rules(props: { rules: readonly CheckRule[]; found: readonly FigureProblem[] }) {
  const site = useSite()
  const { t } = site
  return (
    <section aria-labelledby="luat">
      <h2 id="luat">{t("problems.rules")}</h2>
      <dl className="rules">
        {props.rules.map((rule) => (
          <div key={rule.code} id={`luat-${rule.code}`}>
            <dt>
              {inLanguage(site, rule.titleVi, rule.titleEn)} <code>{rule.code}</code>
            </dt>
            <dd>
              {inLanguage(site, rule.reasonVi, rule.reasonEn)}{" "}
              {t("problems.found", {
                count: props.found.filter((one) => one.rule === rule.code).length,
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
