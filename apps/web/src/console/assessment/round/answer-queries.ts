import type { Acknowledgement, Reply } from "@tinhso/server/assessment/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../../api.ts"
import { refreshRound, roundPath } from "../queries.ts"

/** What agencies answer to the draft of their results, the newest of each. */
export const repliesQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "replies"],
    queryFn: ({ signal }) => get<Reply[]>(`${roundPath(round)}/replies`, signal),
  })

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
  }
}
