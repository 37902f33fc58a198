import type { UnitRef } from "@tinhso/server/registry/model"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { useSite } from "../site.tsx"
import { PlaceLink } from "./figure.tsx"

/** A long list starts folded: a province has up to two hundred communes. */
const OPEN = 40

/** The units directly below a place on a day. */
export interface Below {
  readonly at: string
  readonly units: readonly UnitRef[]
}

export function UnitsBelow({ below: { at, units } }: { below: Below }) {
  const { t, language } = useSite()
  if (units.length === 0) return null
  const counts = [...Map.groupBy(units, (unit) => unit.level)].map(
    ([level, some]) => `${formatWhole(some.length, language)} ${t(`units.${level}`)}`,
  )
  return (
    <section aria-labelledby="don-vi">
      <h2 id="don-vi">{t("below.title")}</h2>
      <details open={units.length <= OPEN}>
        <summary>
          {t("below.count", { counts: counts.join(", "), day: formatDay(at, language) })}
        </summary>
        <ul className="columns">
          {units.map((one) => (
            <li key={one.id}>
              <PlaceLink unit={one} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
