import type { CouncilList } from "@tinhso/server/assessment/model"
import { queryOptions } from "@tanstack/react-query"
import { get } from "../../../api.ts"
import { roundPath } from "../queries.ts"

export const councilQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "council"],
    queryFn: ({ signal }) => get<CouncilList>(`${roundPath(round)}/council`, signal),
    refetchOnWindowFocus: true,
  })
