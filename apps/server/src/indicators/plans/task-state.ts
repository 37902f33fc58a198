import type { TaskText } from "./content.ts"
import type { TaskState } from "./model.ts"

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * A task that is reported as done is done. Otherwise it is late from the day after its deadline on;
 * before, it is what was reported, and `unknown` where nobody reported.
 */
export function taskState(
  { state, deadline }: Pick<TaskText, "state" | "deadline">,
  today: string,
): { readonly state: TaskState; readonly since: string | null } {
  if (state === "done") return { state, since: null }
  if (deadline !== null && deadline.ends < today) {
    return { state: "late", since: dayAfter(deadline.ends) }
  }
  return { state: state ?? "unknown", since: null }
}
