import type { PlaceMeasure, TargetStatus } from "@tinhso/server/indicators/model"
import { formatWhole } from "../../i18n/index.ts"
import { useSite } from "../site.tsx"
import { TargetTag } from "./figure.tsx"

const ORDER = ["behind", "uncertain", "exceeded", "reached", "no-data"] as const

/** How many targets stand where; what is behind comes first. */
export function TargetSummary({ rows }: { rows: readonly PlaceMeasure[] }) {
  const { t, language } = useSite()
  const targets = uniqueTargets(rows)
  if (targets.length === 0) return null
  const counts = ORDER.map((status) => ({
    status,
    count: targets.filter((one) => one.status === status).length,
  })).filter(({ count }) => count > 0)
  return (
    <p className="target-summary">
      <span>{t("target.summary")}</span>
      {counts.map(({ status, count }) => (
        <span key={status} className="target-count">
          <strong>{formatWhole(count, language)}</strong> <TargetTag status={status} />
        </span>
      ))}
    </p>
  )
}

function uniqueTargets(rows: readonly PlaceMeasure[]): TargetStatus[] {
  const byId = new Map(rows.flatMap((row) => row.targets).map((one) => [one.target, one]))
  return [...byId.values()]
}
