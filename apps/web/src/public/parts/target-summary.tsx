import type { PlaceMeasure, PlaceOverview } from "@tinhso/server/indicators/model"
import { formatWhole } from "../../i18n/index.ts"
import { useSite } from "../site.tsx"
import { TargetTag } from "./figure.tsx"

const ORDER = ["behind", "uncertain", "exceeded", "reached", "no-data"] as const

type Counts = PlaceOverview["targets"]

/** How many targets stand where; what is behind comes first. */
export function TargetSummary({ counts }: { counts: Counts }) {
  const { t, language } = useSite()
  if (counts.length === 0) return null
  const sorted = counts.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
  return (
    <p className="target-summary">
      <span>{t("target.summary")}</span>
      {sorted.map(({ status, count }) => (
        <span key={status} className="target-count">
          <strong>{formatWhole(count, language)}</strong> <TargetTag status={status} />
        </span>
      ))}
    </p>
  )
}

/** The targets of some measures, each once, counted by where they stand. */
export function countTargets(rows: readonly PlaceMeasure[]): Counts {
  const targets = new Map(rows.flatMap((row) => row.targets).map((one) => [one.target, one]))
  const byStatus = Map.groupBy(targets.values(), ({ status }) => status)
  return [...byStatus].map(([status, some]) => ({ status, count: some.length }))
}
