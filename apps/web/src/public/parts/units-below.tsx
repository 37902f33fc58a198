import type { Unit, UnitRef } from "@tinhso/server/registry/model"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { useSite } from "../site.tsx"
import { PlaceLink } from "./figure.tsx"

/** A long list starts folded: a province has up to two hundred communes. */
const OPEN = 40

/** The units directly below a place on the day of the page. */
export function UnitsBelow({ unit, units }: { unit: Unit; units: readonly UnitRef[] }) {
  const { t, language } = useSite()
  if (units.length === 0) return null
  const counts = unit.children.map(
    ({ level, count }) => `${formatWhole(count, language)} ${t(`level.${level}`).toLowerCase()}`,
  )
  return (
    <section aria-labelledby="don-vi">
      <h2 id="don-vi">{t("below.title")}</h2>
      <details open={units.length <= OPEN}>
        <summary>
          {t("below.count", { counts: counts.join(", "), day: formatDay(unit.at, language) })}
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
