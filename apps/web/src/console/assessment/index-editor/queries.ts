import type {
  AnnexPreview,
  IndexDiff,
  IndexFinding,
  IndexSet,
  IndexTold,
  IndexVersionListed,
  RuleTrial,
  RuleTried,
  RuleWordsRead,
} from "@tinhso/server/assessment/model"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send, upload } from "../../../api.ts"
import { ASSESSMENT } from "../queries.ts"

const INDICES = `${ASSESSMENT}/indices`
const one = (id: string) => `${INDICES}/${encodeURIComponent(id)}`

/** The address of the page of an index; of the newest version without a number. */
export const indexPage = (id: string, version?: number) =>
  `/console/bo-chi-so/${encodeURIComponent(id)}${version === undefined ? "" : `?ban=${version}`}`

export const annexPath = (id: string, version: number) =>
  `${one(id)}/annex.xlsx?version=${String(version)}`

export const indicesQuery = queryOptions({
  queryKey: ["assessment", "indices"],
  queryFn: ({ signal }) => get<IndexTold[]>(INDICES, signal),
})

export const versionQuery = (id: string, version: number | null) =>
  queryOptions({
    queryKey: ["assessment", "indices", id, "version", version],
    queryFn: ({ signal }) =>
      get<IndexTold>(version === null ? one(id) : `${one(id)}?version=${version}`, signal),
    retry: false,
    // What is being edited is never taken away by what was read in the background.
    refetchOnWindowFocus: false,
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["assessment", "indices", id, "versions"],
    queryFn: ({ signal }) => get<IndexVersionListed[]>(`${one(id)}/versions`, signal),
  })

export const versionDiffQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ["assessment", "indices", id, "diff", from, to],
    queryFn: ({ signal }) => get<IndexDiff>(`${one(id)}/diff?from=${from}&to=${to}`, signal),
  })

/** How one index differs from another that is still being edited. */
export const diffOf = (before: IndexSet, after: IndexSet) =>
  send<IndexDiff>("POST", `${INDICES}/diff`, { before, after })

/** What the server finds in an index as it stands in the editor. */
export const findingsQuery = (index: IndexSet) =>
  queryOptions({
    queryKey: ["assessment", "index-check", index],
    queryFn: () => send<IndexFinding[]>("POST", `${INDICES}/check`, index),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  })

export const trialQuery = (trial: RuleTrial) =>
  queryOptions({
    queryKey: ["assessment", "rule-trial", trial],
    queryFn: () => send<RuleTried>("POST", `${ASSESSMENT}/rules/try`, trial),
    enabled: trial.rule.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })

export const readWords = (words: string, maxPoints: number | null) =>
  send<RuleWordsRead>("POST", `${ASSESSMENT}/rules/words`, { words, maxPoints })

/** An annex looked at; nothing is kept. */
export function previewAnnex(
  file: File,
  asked: { readonly sheet: string; readonly set: string },
): Promise<AnnexPreview> {
  const form = new FormData()
  for (const [name, value] of Object.entries(asked)) {
    if (value.trim() !== "") form.set(name, value.trim())
  }
  form.set("file", file)
  const signal = new AbortController().signal
  return upload<AnnexPreview>("/api/v1/imports/assessment-index", {
    form,
    signal,
    onProgress: () => {},
  })
}

export interface SaveAsked {
  readonly index: IndexSet
  readonly seen: number
  readonly stamp?: string
  readonly next?: boolean
}

/** What is done to an index; lists are read again afterwards. */
export function useIndexChanges(id: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ["assessment", "indices"] })
  return {
    save: useMutation({
      mutationFn: (asked: SaveAsked) => send<IndexTold>("PUT", one(asked.index.id), asked),
      onSuccess: async (told) => {
        client.setQueryData(versionQuery(told.index.id, null).queryKey, told)
        await client.invalidateQueries({
          queryKey: ["assessment", "indices"],
          predicate: ({ queryKey }) => queryKey[3] !== "version",
        })
      },
    }),
    issue: useMutation({
      mutationFn: (stamp: string) =>
        send<IndexTold>("POST", `${one(id)}/issue?stamp=${encodeURIComponent(stamp)}`),
      onSuccess,
    }),
    drop: useMutation({
      mutationFn: () => send<null>("DELETE", `${one(id)}/draft`),
      onSuccess,
    }),
  }
}
