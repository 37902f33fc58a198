import { Text } from "@mantine/core"
import type { TaskVersion } from "@tinhso/server/indicators/plans/model"
import { useQuery } from "@tanstack/react-query"
import { formatInstant } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { useActorName } from "../log/use-names.ts"
import { useWords } from "../words/index.ts"
import { taskHistoryQuery } from "./queries.ts"
import { TaskMark } from "./TaskMark.tsx"

/** What was said of a task before, newest first. */
export function TaskHistory({ plan, task }: { plan: string; task: string }) {
  const { say } = useWords()
  const history = useQuery(taskHistoryQuery(plan, task))
  return (
    <section aria-labelledby="cac-lan">
      <h3 id="cac-lan" className="section-title">
        {say("plan.history")}
      </h3>
      <Loaded query={history}>
        {(found) =>
          found.length === 0 ? (
            <Text>{say("plan.history.none")}</Text>
          ) : (
            <ul className="said">
              {found.map((one) => (
                <Version key={one.version} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Version({ one }: { one: TaskVersion }) {
  const { say, language } = useWords()
  const nameOf = useActorName()
  const { state, progress, note, recordedAt, recordedBy } = one
  return (
    <li>
      <TaskMark task={{ state: state ?? "unknown", since: null, progress }} />
      {note !== "" && <span className="under">{note}</span>}
      <span className="under">
        {say("plan.history.line", {
          at: formatInstant(recordedAt, language),
          who: nameOf(recordedBy),
        })}
      </span>
    </li>
  )
}
