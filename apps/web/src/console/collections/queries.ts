import type {
  BulkAnswer,
  BulkRequest,
  CellHistory,
  CollectableMeasure,
  CollectionChange,
  CollectionDetail,
  CollectionOverview,
  CollectionSummary,
  CommentRequest,
  CopyRequest,
  EntryAnswer,
  EntryRequest,
  EvidenceRequest,
  ExtendRequest,
  ReportForm,
  ReturnRequest,
  WorkList,
} from "@tinhso/server/indicators/collections/model"
import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/collections"

/** One report: of a collection, for a unit. */
export interface ReportId {
  readonly collection: string
  readonly unit: string
}

const pathOf = (id: string) => `${BASE}/${encodeURIComponent(id)}`
export const reportPath = ({ collection, unit }: ReportId) =>
  `${pathOf(collection)}/reports/${encodeURIComponent(unit)}`

/** The address of a page of the console. */
export const pagePath = (collection: string, unit?: string, part?: string) =>
  ["/console/bao-cao", collection, unit, part]
    .filter((step) => step !== undefined)
    .map((step, index) => (index === 0 ? step : encodeURIComponent(step)))
    .join("/")

export const workQuery = queryOptions({
  queryKey: ["work"],
  queryFn: ({ signal }) => get<WorkList>("/api/v1/work", signal),
})

export const collectionsQuery = queryOptions({
  queryKey: ["collections"],
  queryFn: ({ signal }) => get<CollectionSummary[]>(BASE, signal),
})

export const collectionQuery = (id: string) =>
  queryOptions({
    queryKey: ["collection", id],
    queryFn: ({ signal }) => get<CollectionDetail>(pathOf(id), signal),
  })

export const overviewQuery = (id: string, unit: string | null) =>
  queryOptions({
    queryKey: ["collection", id, "overview", unit],
    queryFn: ({ signal }) => {
      const under = unit === null ? "" : `?unit=${encodeURIComponent(unit)}`
      return get<CollectionOverview>(`${pathOf(id)}/overview${under}`, signal)
    },
  })

export const reportQuery = (report: ReportId) =>
  queryOptions({
    queryKey: ["report", report.collection, report.unit],
    queryFn: ({ signal }) => get<ReportForm>(reportPath(report), signal),
  })

export const historyQuery = (report: ReportId, measure: string, cut: string) =>
  queryOptions({
    queryKey: ["report", report.collection, report.unit, "history", measure, cut],
    queryFn: ({ signal }) => {
      const cell = new URLSearchParams({ measure, cut })
      return get<CellHistory>(`${reportPath(report)}/history?${cell.toString()}`, signal)
    },
  })

export const measuresQuery = queryOptions({
  queryKey: ["collectable-measures"],
  queryFn: ({ signal }) => get<CollectableMeasure[]>("/api/v1/collectable-measures", signal),
  staleTime: 600_000,
})

export const saveValues = (report: ReportId, cells: EntryRequest["cells"]) =>
  send<EntryAnswer>("PUT", `${reportPath(report)}/values`, { cells })

/** Lists that a change of a report or of a collection shows in. */
const refresh = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["work"] }),
    client.invalidateQueries({ queryKey: ["collections"] }),
    client.invalidateQueries({ queryKey: ["collection"] }),
  ])

interface ReportBodies {
  readonly submit: { readonly note?: string }
  readonly verify: { readonly note?: string }
  readonly publish: { readonly note?: string }
  readonly return: ReturnRequest
  readonly comments: CommentRequest
  readonly evidence: EvidenceRequest
}

/** The deeds on one report; each answers with the report as it then stands. */
export function useReportDeeds(report: ReportId) {
  const client = useQueryClient()
  const onSuccess = async (form: ReportForm) => {
    client.setQueryData(reportQuery(report).queryKey, form)
    await refresh(client)
  }
  const post = <Deed extends keyof ReportBodies>(deed: Deed) => ({
    mutationFn: (body: ReportBodies[Deed]) =>
      send<ReportForm>("POST", `${reportPath(report)}/${deed}`, body),
    onSuccess,
  })
  return {
    submit: useMutation(post("submit")),
    verify: useMutation(post("verify")),
    publish: useMutation(post("publish")),
    giveBack: useMutation(post("return")),
    comment: useMutation(post("comments")),
    cite: useMutation(post("evidence")),
    uncite: useMutation({
      mutationFn: ({ evidence, measure }: { evidence: string; measure: string | null }) => {
        const of = measure === null ? "" : `?measure=${encodeURIComponent(measure)}`
        const path = `${reportPath(report)}/evidence/${encodeURIComponent(evidence)}${of}`
        return send<ReportForm>("DELETE", path)
      },
      onSuccess,
    }),
  }
}

export type ReportDeeds = ReturnType<typeof useReportDeeds>

interface CollectionBodies {
  readonly open: object
  readonly close: object
  readonly reopen: object
  readonly extend: ExtendRequest
  readonly copy: CopyRequest
}

/** The deeds on a collection as a whole. */
export function useCollectionDeeds(id: string) {
  const client = useQueryClient()
  const onSuccess = () => refresh(client)
  const post = <Deed extends keyof CollectionBodies>(deed: Deed) => ({
    mutationFn: (body: CollectionBodies[Deed]) =>
      send<CollectionDetail>("POST", `${pathOf(id)}/${deed}`, body),
    onSuccess,
  })
  const bulk = (deed: "verify" | "publish") => ({
    mutationFn: (body: BulkRequest) => send<BulkAnswer>("POST", `${pathOf(id)}/${deed}`, body),
    onSuccess,
  })
  return {
    open: useMutation(post("open")),
    close: useMutation(post("close")),
    reopen: useMutation(post("reopen")),
    extend: useMutation(post("extend")),
    copy: useMutation(post("copy")),
    verifyAll: useMutation(bulk("verify")),
    publishAll: useMutation(bulk("publish")),
    remove: useMutation({ mutationFn: () => send<null>("DELETE", pathOf(id)), onSuccess }),
  }
}

/** A new collection, or a change of one that is there. */
export function useSaveCollection(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CollectionChange) =>
      id === null
        ? send<CollectionDetail>("POST", BASE, body)
        : send<CollectionDetail>("PATCH", pathOf(id), body),
    onSuccess: () => refresh(client),
  })
}
