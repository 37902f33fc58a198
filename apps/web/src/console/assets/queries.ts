import type {
  AssetChange,
  AssetChecks,
  AssetCounts,
  AssetDetail,
  AssetDocumentList,
  AssetDraft,
  AssetHistory,
  AssetKindListed,
  AssetMerger,
  AssetMergerStanding,
  AssetPage,
  AssetUnmerger,
  WarningAnswer,
} from "@tinhso/server/registry/assets/model"
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/assets"
const one = (id: string) => `${BASE}/${encodeURIComponent(id)}`

export const kindsQuery = queryOptions({
  queryKey: ["assets", "kinds"],
  queryFn: ({ signal }) => get<AssetKindListed[]>("/api/v1/asset-kinds", signal),
  staleTime: 60_000,
})

export const assetsQuery = (asked: string) =>
  infiniteQueryOptions({
    queryKey: ["assets", "list", asked],
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === "" ? "" : `&after=${pageParam}`
      return get<AssetPage>(`${BASE}?${asked}${after}`, signal)
    },
    initialPageParam: "",
    getNextPageParam: ({ next }: AssetPage) => next,
    placeholderData: keepPreviousData,
  })

export const countsQuery = (asked: string) =>
  queryOptions({
    queryKey: ["assets", "counts", asked],
    queryFn: ({ signal }) => get<AssetCounts>(`${BASE}/counts?${asked}`, signal),
    placeholderData: keepPreviousData,
  })

export const assetQuery = (id: string, at: string | null) =>
  queryOptions({
    queryKey: ["assets", "one", id, at],
    queryFn: ({ signal }) =>
      get<AssetDetail>(`${one(id)}${at === null ? "" : `?at=${at}`}`, signal),
  })

type Citing = Pick<AssetDetail, "id" | "at" | "version">

export const documentsQuery = ({ id, at, version }: Citing) =>
  queryOptions({
    queryKey: ["assets", "documents", id, at, version],
    queryFn: ({ signal }) => get<AssetDocumentList>(`${one(id)}/documents?at=${at}`, signal),
  })

/** Where the file of a document of an asset is saved from. */
export const fileOf = ({ id, at }: Citing, document: string) =>
  `${one(id)}/documents/${encodeURIComponent(document)}/file?at=${at}`

/** The merger of an asset, and what undoing it would do. */
export const mergerQuery = (id: string, move: readonly number[]) =>
  queryOptions({
    queryKey: ["assets", "merger", id, move.join(",")],
    queryFn: ({ signal }) =>
      get<AssetMergerStanding>(
        `${one(id)}/merger${move.length === 0 ? "" : `?move=${move.join(",")}`}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  })

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ["assets", "history", id],
    queryFn: ({ signal }) => get<AssetHistory>(`${one(id)}/history`, signal),
  })

export const checksQuery = (id: string) =>
  queryOptions({
    queryKey: ["assets", "checks", id],
    queryFn: ({ signal }) => get<AssetChecks>(`${one(id)}/checks`, signal),
  })

/** Everything an editor does to assets; everything is read again afterwards. */
export function useAssetChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ["assets"] })
  return {
    create: useMutation({
      mutationFn: (draft: AssetDraft) => send<AssetDetail>("POST", BASE, draft),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, ...change }: AssetChange & { id: string }) =>
        send<AssetDetail>("PATCH", one(id), change),
      onSuccess,
    }),
    merge: useMutation({
      mutationFn: ({ id, ...merger }: AssetMerger & { id: string }) =>
        send<AssetDetail>("POST", `${one(id)}/merge`, merger),
      onSuccess,
    }),
    unmerge: useMutation({
      mutationFn: ({ id, ...unmerger }: AssetUnmerger & { id: string }) =>
        send<AssetDetail>("POST", `${one(id)}/unmerge`, unmerger),
      onSuccess,
    }),
    answer: useMutation({
      mutationFn: ({ id, ...answer }: WarningAnswer & { id: string }) =>
        send<AssetChecks>("POST", `${one(id)}/answers`, answer),
      onSuccess,
    }),
  }
}
