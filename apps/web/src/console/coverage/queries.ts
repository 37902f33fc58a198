import type {
  NewRun,
  RunDetail,
  RunList,
  RunOptions,
  StateChange,
} from "@tinhso/server/coverage/runs/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const RUNS = "/api/v1/coverage/runs"
const one = (id: string) => `${RUNS}/${encodeURIComponent(id)}`

/** While something is computed its state is asked for so often, ms. */
const WATCH = 2000

export const runsQuery = queryOptions({
  queryKey: ["coverage", "runs"],
  queryFn: ({ signal }) => get<RunList>(RUNS, signal),
  refetchInterval: ({ state: { data } }) =>
    data?.rows.some(({ state }) => state === "computing") === true ? 2 * WATCH : false,
})

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["coverage", "run", id],
    queryFn: ({ signal }) => get<RunDetail>(one(id), signal),
    refetchInterval: ({ state: { data } }) => (isMoving(data) ? WATCH : false),
  })

const MOVING: ReadonlySet<string> = new Set(["queued", "running", "cancelling"])

const isMoving = (run: RunDetail | undefined) =>
  run !== undefined && run.progress !== null && MOVING.has(run.progress.status)

export const optionsQuery = queryOptions({
  queryKey: ["coverage", "options"],
  queryFn: ({ signal }) => get<RunOptions>("/api/v1/coverage/run-options", signal),
})

/** What is done to runs; everything about coverage is read again afterwards. */
export function useRunChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ["coverage"] })
  return {
    start: useMutation({
      mutationFn: (run: NewRun) => send<RunDetail>("POST", RUNS, run),
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: (id: string) => send<RunDetail>("POST", `${one(id)}/cancel`),
      onSuccess,
    }),
    resume: useMutation({
      mutationFn: (id: string) => send<RunDetail>("POST", `${one(id)}/resume`),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, ...change }: StateChange & { readonly id: string }) =>
        send<RunDetail>("POST", `${one(id)}/states`, change),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (id: string) => send<null>("DELETE", one(id)),
      onSuccess: () => client.invalidateQueries({ queryKey: ["coverage", "runs"] }),
    }),
  }
}
