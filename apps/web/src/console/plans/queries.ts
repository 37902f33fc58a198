import type {
  DueTask,
  PlanDetail,
  PlanList,
  TaskChange,
  TaskVersion,
} from "@tinhso/server/indicators/plans/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/plans"
const planPath = (id: string) => `${BASE}/${encodeURIComponent(id)}`
const taskPath = (plan: string, task: string) =>
  `${planPath(plan)}/tasks/${encodeURIComponent(task)}`

export const plansQuery = queryOptions({
  queryKey: ["plans", "list"],
  queryFn: ({ signal }) => get<PlanList>(BASE, signal),
})

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ["plans", "one", id],
    queryFn: ({ signal }) => get<PlanDetail>(planPath(id), signal),
    retry: false,
  })

export const dueTasksQuery = queryOptions({
  queryKey: ["plans", "due"],
  queryFn: ({ signal }) => get<DueTask[]>("/api/v1/due-tasks", signal),
})

export const taskHistoryQuery = (plan: string, task: string) =>
  queryOptions({
    queryKey: ["plans", "history", plan, task],
    queryFn: ({ signal }) => get<TaskVersion[]>(`${taskPath(plan, task)}/history`, signal),
  })

/** Says anew how far a task is; plans are read again afterwards. */
export function useTaskChange(plan: string, task: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: TaskChange) => send<PlanDetail>("PUT", taskPath(plan, task), change),
    onSuccess: () => client.invalidateQueries({ queryKey: ["plans"] }),
  })
}
