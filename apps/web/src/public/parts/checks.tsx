import type { CheckResult, CheckRule } from "@tinhso/server/indicators/model"
import { Tag } from "../../ui/Tag.tsx"
import { Link, useSite } from "../site.tsx"
import { figurePath } from "./figure.tsx"
import { inLanguage } from "./words.ts"

interface Props {
  readonly results: readonly CheckResult[]
  readonly rules: ReadonlyMap<string, CheckRule>
}

/** Every rule that applied to a figure, failed ones first, each with its sentence. */
export function Checks({ results, rules }: Props) {
  const site = useSite()
  const sorted = results.toSorted(
    (a, b) => Number(a.outcome === "pass") - Number(b.outcome === "pass"),
  )
  return (
    <section aria-labelledby="kiem-tra">
      <h2 id="kiem-tra">{site.t("check.title")}</h2>
      {sorted.length === 0 && <p className="empty">{site.t("check.none")}</p>}
      <ul className="checks">
        {sorted.map((result) => (
          <li key={`${result.rule} ${result.others.join()}`}>
            <Check result={result} rule={rules.get(result.rule)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Check({ result, rule }: { result: CheckResult; rule: CheckRule | undefined }) {
  const site = useSite()
  const passed = result.outcome === "pass"
  const title = rule === undefined ? result.rule : inLanguage(site, rule.titleVi, rule.titleEn)
  return (
    <>
      <Tag tone={passed ? "good" : "warn"}>{site.t(passed ? "check.passed" : "check.failed")}</Tag>{" "}
      <Link to={`/van-de#luat-${result.rule}`}>{title}</Link>
      <p>
        {inLanguage(site, result.explanation, result.explanationEn)}
        {result.others.length > 0 && ` ${site.t("check.others")}`}
        {result.others.map((id) => (
          <span key={id}>
            {" "}
            <Link to={figurePath(id)}>{id}</Link>
          </span>
        ))}
      </p>
    </>
  )
}
