import type { TaskReport } from "@tinhso/server/indicators/plans/model"
import { formatDay } from "../../i18n/index.ts"
import { Mark } from "../frame/Mark.tsx"
import { useWords } from "../words/index.ts"

const MARKS = {
  late: { icon: "warn", tone: "bad" },
  "under-way": { icon: "change", tone: "info" },
  "not-started": { icon: "same", tone: "quiet" },
  unknown: { icon: "same", tone: "quiet" },
  done: { icon: "yes", tone: "good" },
} as const

/** How a task stands: a word, a shape and a colour; a late one says since when. */
export function TaskMark({ task }: { task: Pick<TaskReport, "state" | "since" | "progress"> }) {
  const { say, language } = useWords()
  const { icon, tone } = MARKS[task.state]
  const { progress, since } = task
  return (
    <span>
      <Mark tone={tone} icon={icon}>
        {say(`plan.state.${task.state}`)}
      </Mark>
      {since !== null && <> {say("plan.since", { day: formatDay(since, language) })}</>}
      {progress !== null && task.state !== "done" && (
        <> · {say("plan.progress.told", { percent: String(progress).replace(".", ",") })}</>
      )}
    </span>
  )
}
