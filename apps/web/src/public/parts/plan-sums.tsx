import type {
  CarriedTargets,
  CascadeResult,
  PlanDetail,
} from "@tinhso/server/indicators/plans/model"
import { formatPeriod } from "../../i18n/index.ts"
import { Tag, type Tone } from "../../ui/Tag.tsx"
import { Link, useSite } from "../site.tsx"
import { PlaceLink } from "./figure.tsx"
import { planPath, Wanted } from "./plan-words.tsx"
import { inLanguage } from "./words.ts"

const TONES: Record<CascadeResult["outcome"], Tone> = {
  pass: "good",
  fail: "bad",
  incomplete: "warn",
  "not-added": "none",
}

/** Whether what was given to units below adds up to the target above. */
export function Cascade({ plan }: { plan: PlanDetail }) {
  const site = useSite()
  if (plan.cascade.length === 0) return null
  return (
    <section aria-labelledby="giao-xuong">
      <h2 id="giao-xuong">{site.t("plan.cascade")}</h2>
      <ul>
        {plan.cascade.map((one) => (
          <li key={`${one.parent.plan} ${one.parent.target}`}>
            {inLanguage(site, one.text, one.textEn)} (
            <Link to={planPath(one.parent.plan)}>{one.parent.place.fullName}</Link>){" "}
            <Tag tone={TONES[one.outcome]}>{site.t(`plan.cascade.${one.outcome}`)}</Tag>
            <p className="meta">{inLanguage(site, one.explanation, one.explanationEn)}</p>
            {one.cells !== null && (
              <p className="meta">
                {inLanguage(site, one.cells.explanation, one.cells.explanationEn)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Targets of former units at today's unit, with the reason why they are not one number. */
export function Carried({ plan }: { plan: PlanDetail }) {
  const groups = Map.groupBy(plan.carried, ({ place }) => place.id)
  return [...groups].map(([unitId, rows]) => (
    <CarriedTo key={unitId} id={`cu-${unitId}`} rows={rows} />
  ))
}

function CarriedTo({ id, rows }: { id: string; rows: readonly CarriedTargets[] }) {
  const site = useSite()
  const unit = rows[0]?.place.fullName ?? ""
  const reasons = Map.groupBy(rows, (row) => inLanguage(site, row.reason, row.reasonEn))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{site.t("plan.carried", { unit })}</h2>
      {[...reasons].map(([reason, some]) => (
        <div key={reason}>
          <p>{reason}</p>
          <ul>
            {some.map((row) => (
              <li key={row.measure}>
                {inLanguage(site, row.title, row.titleEn)}: <Side row={row} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Side({ row }: { row: CarriedTargets }) {
  const site = useSite()
  return (
    <>
      {row.targets.map((target, index) => (
        <span key={`${target.plan} ${target.target}`}>
          {index > 0 && "; "}
          <PlaceLink unit={target.place} full={false} />{" "}
          <Wanted target={{ ...target, unitOfMeasure: row.unitOfMeasure }} />
          {target.period !== null && ` (${formatPeriod(target.period, site.language)})`}
        </span>
      ))}
      {row.exact !== null && (
        <strong>
          {" → "}
          <Wanted target={{ ...row, figure: null }} />
        </strong>
      )}
    </>
  )
}
