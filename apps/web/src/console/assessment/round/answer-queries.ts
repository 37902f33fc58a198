import type {
  Acknowledgement,
  Dispute,
  DisputeAnswer,
  GivenTable,
  GivenTableRead,
  Reply,
} from "@tinhso/server/assessment/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../../api.ts"
import { refreshRound, roundPath } from "../queries.ts"

/** What agencies answer to the draft of their results, the newest of each. */
export const repliesQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "replies"],
    queryFn: ({ signal }) => get<Reply[]>(`${roundPath(round)}/replies`, signal),
  })

/** What agencies say of the figures they were given. */
export const disputesQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "disputes"],
    queryFn: ({ signal }) => get<Dispute[]>(`${roundPath(round)}/disputes`, signal),
  })

/** A pasted table of figures, looked at or given. */
export const sendTable = (round: string, table: GivenTable) =>
  send<GivenTableRead>("POST", `${roundPath(round)}/given/table`, table)

/** How the lead answers agencies; everything about the round is asked again afterwards. */
export function useAnswers(round: string) {
  const client = useQueryClient()
  const onSettled = () => refreshRound(client, round)
  return {
    acknowledge: useMutation({
      mutationFn: ({ unit, ...read }: Acknowledgement & { readonly unit: string }) =>
        send<Reply>(
          "POST",
          `${roundPath(round)}/replies/${encodeURIComponent(unit)}/acknowledgement`,
          read,
        ),
      onSettled,
    }),
    answer: useMutation({
      mutationFn: ({ id, ...said }: DisputeAnswer & { readonly id: number }) =>
        send<Dispute>("POST", `${roundPath(round)}/disputes/${id}/answer`, said),
      onSettled,
    }),
    give: useMutation({
      mutationFn: (table: GivenTable) => sendTable(round, { ...table, commit: true }),
      onSettled,
    }),
  }
}
