import type { PlanDetail, TaskReport } from "@tinhso/server/indicators/plans/model"
import { formatExact } from "@tinhso/vietnamese"
import { formatDay, formatPeriod, formatWhole } from "../../i18n/index.ts"
import { DataTable } from "../../ui/DataTable.tsx"
import { Tag, type Tone } from "../../ui/Tag.tsx"
import { type Site, useSite } from "../site.tsx"
import { inLanguage } from "./words.ts"

const TONES: Record<TaskReport["state"], Tone> = {
  late: "bad",
  "under-way": "info",
  "not-started": "none",
  unknown: "none",
  done: "good",
}

/** The tasks, late ones first; only their number where their words are not known. */
export function Tasks({ plan }: { plan: PlanDetail }) {
  const site = useSite()
  const { stated } = plan.tasks
  const rows = plan.taskList
  if (rows.length === 0 && stated === null) return null
  return (
    <section aria-labelledby="nhiem-vu">
      <h2 id="nhiem-vu">{site.t("plan.tasks")}</h2>
      {rows.length === 0 && stated !== null && (
        <p>{site.t("plan.tasksStated", { number: formatWhole(stated, site.language) })}</p>
      )}
      {rows.length > 0 && (
        <DataTable
          caption={site.t("plan.tasksCaption", { count: rows.length })}
          columns={columns(site)}
          rows={rows}
          rowKey={(row) => row.id}
        />
      )}
    </section>
  )
}

const columns = (site: Site) => [
  {
    key: "task",
    title: site.t("plan.task"),
    heads: true,
    cell: (row: TaskReport) => (
      <>
        {inLanguage(site, row.text, row.textEn)}
        {row.note !== "" && <span className="small"> {row.note}</span>}
      </>
    ),
  },
  {
    key: "state",
    title: site.t("plan.state"),
    cell: (row: TaskReport) => (
      <>
        <Tag tone={TONES[row.state]}>{site.t(`plan.state.${row.state}`)}</Tag>
        {row.since !== null && (
          <> {site.t("plan.lateSince", { day: formatDay(row.since, site.language) })}</>
        )}
        {row.progress !== null && row.state !== "done" && (
          <> · {site.t("plan.progress", { percent: formatExact(String(row.progress)) })}</>
        )}
      </>
    ),
  },
  {
    key: "deadline",
    title: site.t("plan.deadline"),
    cell: (row: TaskReport) =>
      row.deadline === null ? "–" : formatPeriod(row.deadline, site.language),
    order: (row: TaskReport) => row.deadline?.ends ?? "",
  },
  {
    key: "who",
    title: site.t("plan.who"),
    cell: (row: TaskReport) => row.organisation ?? "–",
  },
]
