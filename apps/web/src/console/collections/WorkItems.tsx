import { SegmentedControl, Text } from "@mantine/core"
import type { WorkItem } from "@tinhso/server/indicators/collections/model"
import { useState } from "react"
import { Link } from "react-router"
import { Pager } from "../frame/Pager.tsx"
import { useRowKeys } from "../work/use-row-keys.ts"
import { useWords } from "../words/index.ts"
import { pagePath } from "./queries.ts"
import { Due, StateTag } from "./StateTag.tsx"

const PAGE = 50
const TASKS = ["enter", "verify", "publish"] as const
type Task = (typeof TASKS)[number]

/** Reports that wait for the person: the nearest deadline first, with the reason of a return. */
export function WorkItems({ items }: { items: readonly WorkItem[] }) {
  const { say } = useWords()
  const { list, onKeyDown } = useRowKeys<HTMLUListElement>()
  const [task, setTask] = useState<Task | "all">("all")
  const [page, setPage] = useState(1)
  const shown = items.filter((item) => task === "all" || item.task === task)
  const from = (page - 1) * PAGE
  const kinds = TASKS.filter((one) => items.some((item) => item.task === one))
  return (
    <>
      {kinds.length > 1 && (
        <SegmentedControl
          mb="xs"
          size="xs"
          aria-label={say("col.work.filter")}
          value={task}
          onChange={(value) => {
            setTask(TASKS.find((one) => one === value) ?? "all")
            setPage(1)
          }}
          data={[
            { value: "all", label: say("col.work.all", { count: items.length }) },
            ...kinds.map((one) => ({
              value: one,
              label: say(`col.work.${one}`, {
                count: items.filter((item) => item.task === one).length,
              }),
            })),
          ]}
        />
      )}
      <Text mb="xs" size="sm" c="var(--muted)" className="keys">
        {say("work.keys")}
      </Text>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves between links */}
      <ul className="cards" ref={list} onKeyDown={onKeyDown}>
        {shown.slice(from, from + PAGE).map((item) => (
          <li key={`${item.task} ${item.collection.id} ${item.report.unit.id}`} className="card">
            <Item item={item} />
          </li>
        ))}
      </ul>
      {shown.length > PAGE && (
        <Pager page={page} size={PAGE} total={shown.length} onChange={setPage} />
      )}
    </>
  )
}

function Item({ item }: { item: WorkItem }) {
  const { say } = useWords()
  const { collection, report, task } = item
  const part = task === "enter" ? undefined : "tham-dinh"
  return (
    <>
      <span className="card-head">
        <StateTag state={report.state} />
        <Link data-row="" to={pagePath(collection.id, report.unit.id, part)}>
          {report.unit.fullName} — {collection.title}
        </Link>
      </span>
      <span className="card-foot">
        {say(`col.task.${task}`)} · {say("rep.due")} <Due report={report} /> ·{" "}
        {say("rep.filled", { filled: report.filled, cells: report.cells })}
      </span>
    </>
  )
}
