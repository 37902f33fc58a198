import type { Round } from "../model.ts"
import type { CalendarEntry } from "./calendar-text.ts"
import type { deadlinesOf } from "./round-tasks.ts"
import { inHanoi, TASK_WORDS } from "./task-words.ts"

type Deadline = ReturnType<typeof deadlinesOf>[number]

/** Whoever speaks for more agencies than this has one entry for all of them. */
const FEW = 5

interface Told {
  readonly names: ReadonlyMap<string, string>
  /** Where the round is worked on; null where the address of the site is not set. */
  readonly url: string | null
}

/** The deadlines of a round that are somebody's, as calendar entries: one each, or one for many. */
export function roundEntries(
  { id, title }: Pick<Round, "id" | "title">,
  mine: readonly Deadline[],
  { names, url }: Told,
): CalendarEntry[] {
  const byTask = Map.groupBy(mine, ({ task }) => task)
  return [...byTask].flatMap(([task, some]) => {
    const [first] = some.toSorted((a, b) => (a.due < b.due ? -1 : 1))
    if (first === undefined) return []
    const several = some.length > FEW || first.unit === null
    return (several ? [first] : some).map(({ unit, due }) => {
      const { vi, en } = TASK_WORDS[task]
      const name = several || unit === null ? "" : ` – ${names.get(unit) ?? unit}`
      return {
        uid: `${id}-${task}-${several ? "all" : (unit ?? "all")}@round.tinhso`,
        due,
        title: `${vi}: ${title}${name}`,
        text: `${vi} ${inHanoi(due)} (giờ Việt Nam). ${en}.`,
        url,
      }
    })
  })
}
