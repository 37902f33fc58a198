import { Button, Stack, Text } from "@mantine/core"
import type { PlanDetail, TargetReport, TaskReport } from "@tinhso/server/indicators/plans/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useParams } from "react-router"
import { formatDay, formatPeriod } from "../../i18n/index.ts"
import { publicPath } from "../frame/language.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { planQuery } from "./queries.ts"
import { TaskDialog } from "./TaskDialog.tsx"
import { TaskMark } from "./TaskMark.tsx"

/** One plan: what is behind first, then its tasks, each with the way to report on it. */
export function PlanPage() {
  const { id = "" } = useParams()
  const { say, language } = useWords()
  const found = useQuery(planQuery(id))
  const plan = found.data
  const title = language === "en" && plan?.titleEn !== "" ? plan?.titleEn : plan?.title
  return (
    <Page title={title ?? id} intro={<Link to="/console/ke-hoach">{say("plan.back")}</Link>}>
      <Loaded query={found}>
        {(one) => (
          <Stack gap="xl">
            <Behind plan={one} />
            <Tasks plan={one} />
            <a href={publicPath(`/ke-hoach/${encodeURIComponent(one.id)}`, language)}>
              {say("plan.public")}
            </a>
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

function Behind({ plan }: { plan: PlanDetail }) {
  const { say } = useWords()
  const behind = plan.targetList.filter(({ status }) => status === "behind")
  return (
    <section aria-labelledby="cham">
      <h2 id="cham" className="section-title">
        {say("plan.behind.title")}
      </h2>
      {behind.length === 0 ? (
        <Text>{say("plan.behind.none")}</Text>
      ) : (
        <ul className="cards">
          {behind.map((target) => (
            <Target key={target.id} target={target} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Target({ target }: { target: TargetReport }) {
  const { say, language } = useWords()
  const [text, explanation, source] =
    language === "vi"
      ? [target.text, target.explanation, target.source]
      : [target.textEn || target.text, target.explanationEn, target.sourceEn]
  const since =
    target.since === null ? [] : [say("plan.since", { day: formatDay(target.since, language) })]
  return (
    <li className="card">
      <strong>{text}</strong>
      <span>{explanation}</span>
      <span className="card-foot">{[target.by.name, ...since, source ?? ""].join(" · ")}</span>
    </li>
  )
}

function Tasks({ plan }: { plan: PlanDetail }) {
  const { say } = useWords()
  const [reporting, setReporting] = useState<TaskReport | null>(null)
  const editor = holds(useQuery(meQuery).data?.grants ?? [], "editor")
  return (
    <section aria-labelledby="nhiem-vu">
      <h2 id="nhiem-vu" className="section-title">
        {say("plan.tasks")}
      </h2>
      {plan.taskList.length === 0 ? (
        <Text>{say("plan.tasks.none")}</Text>
      ) : (
        <TaskTable tasks={plan.taskList} onReport={editor ? setReporting : null} />
      )}
      {reporting !== null && (
        <TaskDialog plan={plan} task={reporting} onClose={() => setReporting(null)} />
      )}
    </section>
  )
}

interface TableProps {
  readonly tasks: readonly TaskReport[]
  readonly onReport: ((task: TaskReport) => void) | null
}

function TaskTable({ tasks, onReport }: TableProps) {
  const { say, language } = useWords()
  const titles = ["task", "state", "who", "deadline", "report"] as const
  return (
    <table className="grid">
      <caption className="hidden">{say("plan.tasks")}</caption>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {say(`plan.${title}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id} id={`nv-${task.id}`}>
            <th scope="row" data-label={say("plan.task")}>
              <span>
                {language === "en" && task.textEn !== "" ? task.textEn : task.text}
                {task.note !== "" && <span className="under">{task.note}</span>}
              </span>
            </th>
            <td data-label={say("plan.state")}>
              <TaskMark task={task} />
            </td>
            <td data-label={say("plan.who")}>{task.organisation ?? "—"}</td>
            <td data-label={say("plan.deadline")}>
              {task.deadline === null ? "—" : formatPeriod(task.deadline, language)}
            </td>
            <td data-label={say("plan.report")}>
              {onReport !== null && (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={say("plan.report.aria", { task: task.text })}
                  onClick={() => onReport(task)}
                >
                  {say("plan.report")}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
