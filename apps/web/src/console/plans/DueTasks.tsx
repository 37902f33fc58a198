import { Text } from "@mantine/core"
import type { DueTask } from "@tinhso/server/indicators/plans/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatPeriod } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { useWords } from "../words/index.ts"
import { dueTasksQuery } from "./queries.ts"
import { TaskMark } from "./TaskMark.tsx"

/** Tasks of plans that wait for those the reader works for, the longest late first. */
export function DueTasks({ quiet = false }: { quiet?: boolean }) {
  const { say } = useWords()
  const due = useQuery(dueTasksQuery)
  if (quiet && (due.data?.length ?? 0) === 0) return null
  return (
    <section aria-labelledby="den-han">
      <h2 id="den-han" className="section-title">
        {say("plan.due")}
      </h2>
      <Loaded query={due}>
        {(found) =>
          found.length === 0 ? (
            <Text>{say("plan.due.none")}</Text>
          ) : (
            <ul className="cards">
              {found.map((task) => (
                <Due key={`${task.plan} ${task.id}`} task={task} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Due({ task }: { task: DueTask }) {
  const { say, language } = useWords()
  const english = language === "en" && task.textEn !== ""
  const facts = [
    task.organisation ?? task.place.fullName,
    task.deadline === null
      ? ""
      : `${say("plan.deadline")}: ${formatPeriod(task.deadline, language)}`,
    language === "en" && task.planTitleEn !== "" ? task.planTitleEn : task.planTitle,
  ]
  return (
    <li className="card">
      <div className="card-head">
        <Link to={`/console/ke-hoach/${task.plan}#nv-${task.id}`}>
          {english ? task.textEn : task.text}
        </Link>
        <TaskMark task={task} />
      </div>
      {task.note !== "" && <div>{task.note}</div>}
      <div className="card-foot">{facts.filter((fact) => fact !== "").join(" · ")}</div>
    </li>
  )
}
