import type {
  GapAmendment,
  GapBulk,
  GapBulkDone,
  GapChange,
  GapDetail,
  GapFigures,
  GapPage,
  GapProgrammes,
  MembershipChange,
  NewGap,
  ProgrammeChange,
} from "@tinhso/server/coverage/register/model"
import type { EvidencePage } from "@tinhso/server/evidence/model"
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query"
import { get, send } from "../../api.ts"

export const GAPS = "/api/v1/coverage/gaps"
const PROGRAMMES = "/api/v1/coverage/gap-programmes"
const one = (id: string) => `${GAPS}/${encodeURIComponent(id)}`

export const gapsQuery = (asked: string) =>
  infiniteQueryOptions({
    queryKey: ["gaps", "list", asked],
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === "" ? "" : `&after=${pageParam}`
      return get<GapPage>(`${GAPS}?${asked}&limit=100${after}`, signal)
    },
    initialPageParam: "",
    getNextPageParam: ({ next }: GapPage) => next,
    placeholderData: keepPreviousData,
  })

export const gapQuery = (id: string) =>
  queryOptions({
    queryKey: ["gaps", "one", id],
    queryFn: ({ signal }) => get<GapDetail>(one(id), signal),
  })

export const programmesQuery = queryOptions({
  queryKey: ["gaps", "programmes"],
  queryFn: ({ signal }) => get<GapProgrammes>(PROGRAMMES, signal),
  staleTime: 60_000,
})

/** How far a programme has come in a unit on a day. */
export const figureQuery = (programme: string, unit: string, at: string) =>
  queryOptions({
    queryKey: ["gaps", "figure", programme, unit, at],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ months: "0" })
      for (const [name, value] of Object.entries({ programme, unit, at })) {
        if (value !== "") query.set(name, value)
      }
      return get<GapFigures>(`/api/v1/coverage/gap-figures?${query.toString()}`, signal)
    },
    placeholderData: keepPreviousData,
  })

/** Documents that a unit has kept. */
export const documentsQuery = (unit: string) =>
  queryOptions({
    queryKey: ["gaps", "documents", unit],
    queryFn: ({ signal }) =>
      get<EvidencePage>(`/api/v1/evidence?unit=${encodeURIComponent(unit)}&limit=100`, signal),
  })

export const fileOf = (gap: string, document: string) =>
  `${one(gap)}/documents/${encodeURIComponent(document)}/file`

/** Everything an editor does to gaps; everything is read again afterwards, also where it failed. */
export function useGapChanges() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: ["gaps"] })
  return {
    report: useMutation({
      mutationFn: (gap: NewGap) => send<GapDetail>("POST", GAPS, gap),
      onSettled,
    }),
    move: useMutation({
      mutationFn: ({ id, ...change }: GapChange & { id: string }) =>
        send<GapDetail>("POST", `${one(id)}/states`, change),
      onSettled,
    }),
    correct: useMutation({
      mutationFn: ({ id, ...amendment }: GapAmendment & { id: string }) =>
        send<GapDetail>("PUT", one(id), amendment),
      onSettled,
    }),
    bulk: useMutation({
      mutationFn: (bulk: GapBulk) => send<GapBulkDone>("POST", `${GAPS}/states`, bulk),
      onSettled: (_done, _error, { commit }) => (commit ? onSettled() : undefined),
    }),
    declare: useMutation({
      mutationFn: ({ code, ...change }: ProgrammeChange & { code: string }) =>
        send<GapProgrammes>("PUT", `${PROGRAMMES}/${encodeURIComponent(code)}`, change),
      onSettled,
    }),
    list: useMutation({
      mutationFn: ({ code, ...change }: MembershipChange & { code: string }) =>
        send<GapProgrammes>("POST", `${PROGRAMMES}/${encodeURIComponent(code)}/gaps`, change),
      onSettled,
    }),
  }
}
