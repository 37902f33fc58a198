import type { Criterion, IndexSet } from "@tinhso/server/assessment/model"
import { type Site, useSite } from "../site.tsx"
import { anchorOf, pointsText } from "./words.ts"

/** The rows of an index in the order of the decision, each with its points and its rule in words. */
export function IndexTree({ index }: { index: IndexSet }) {
  const { t } = useSite()
  const below = Map.groupBy(index.criteria, ({ parent }) => parent)
  return (
    <section aria-labelledby="tieu-chi">
      <h2 id="tieu-chi">{t("dti.criteria")}</h2>
      <Rows rows={below.get(null) ?? []} below={below} />
    </section>
  )
}

interface RowsProps {
  readonly rows: readonly Criterion[]
  readonly below: ReadonlyMap<string | null, readonly Criterion[]>
}

function Rows({ rows, below }: RowsProps) {
  return (
    <ul className="index-tree">
      {rows.map((row) => (
        <li key={row.code} id={anchorOf(row.code)}>
          <Row row={row} />
          {(below.get(row.code) ?? []).length > 0 && (
            <Rows rows={below.get(row.code) ?? []} below={below} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Row({ row }: { row: Criterion }) {
  const site = useSite()
  const { t, language } = site
  const max =
    row.maxPoints === null
      ? t("dti.unknown")
      : t("dti.pointsOf", { points: pointsText(row.maxPoints, language) })
  const { kind } = row
  return (
    <>
      <span className={row.kind === "group" ? "index-group" : undefined}>
        <code>{row.code}</code> {row.name}
      </span>{" "}
      <span className="small">
        {kind === "unscored" || kind === "information" ? t(`dti.kind.${kind}`) : max}
      </span>
      <Rule row={row} />
      {row.kind === "scored" && <span className="stacked small">{detailsOf(row, site)}</span>}
      {row.note !== "" && <span className="stacked small">{row.note}</span>}
    </>
  )
}

/** The rule in the words of the decision; the formula where there are no words. */
function Rule({ row: { rule, ruleWords, kind } }: { row: Criterion }) {
  const { t } = useSite()
  if (kind !== "scored") return null
  if (ruleWords !== "") {
    return (
      <span className="stacked">
        {t("dti.ruleWords", { rule: ruleWords })} {rule !== null && <code>{rule}</code>}
      </span>
    )
  }
  return rule === null ? (
    <span className="stacked small">{t("dti.judgedByPeople")}</span>
  ) : (
    <span className="stacked">
      <code>{rule}</code>
    </span>
  )
}

function detailsOf(
  { evidence, coVerifier, dataSource, notApplicable, figures }: Criterion,
  { t }: Site,
) {
  const words = [
    ...(figures.length === 0
      ? []
      : [
          t("dti.figures", {
            figures: figures
              .map(({ name, label, unit }) => `${label || name}${unit === "" ? "" : ` (${unit})`}`)
              .join("; "),
          }),
        ]),
    t(`dti.evidence.${evidence}`),
    ...(dataSource === "" ? [] : [t("dti.dataSource", { source: dataSource })]),
    ...(coVerifier === "" ? [] : [t("dti.coVerifier", { who: coVerifier })]),
    ...(notApplicable === "refused" ? [] : [t(`dti.ifNotApplicable.${notApplicable}`)]),
  ]
  return words.join(" · ")
}
