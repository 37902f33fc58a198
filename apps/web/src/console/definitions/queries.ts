import type {
  FormulaPreview,
  FormulaRead,
  Indicator,
  IndicatorDraft,
  IndicatorUse,
  MeasureChange,
  MeasureDefinition,
  MeasureDetail,
  MeasureDraft,
} from "@tinhso/server/indicators/definitions/model"
import type { RegisterQueryListed } from "@tinhso/server/indicators/register-queries/model"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const MEASURES = "/api/v1/definitions/measures"
const INDICATORS = "/api/v1/indicators"
const one = (base: string, code: string) => `${base}/${encodeURIComponent(code)}`

export const measuresQuery = queryOptions({
  queryKey: ["definitions", "measures"],
  queryFn: ({ signal }) => get<MeasureDefinition[]>(MEASURES, signal),
})

export const indicatorsQuery = queryOptions({
  queryKey: ["definitions", "indicators"],
  queryFn: ({ signal }) => get<Indicator[]>(INDICATORS, signal),
})

export const measureQuery = (code: string) =>
  queryOptions({
    queryKey: ["definitions", "measure", code],
    queryFn: ({ signal }) => get<MeasureDetail>(one(MEASURES, code), signal),
    retry: false,
  })

export const indicatorQuery = (code: string) =>
  queryOptions({
    queryKey: ["definitions", "indicator", code],
    queryFn: ({ signal }) => get<Indicator>(one(INDICATORS, code), signal),
    retry: false,
  })

export const usedByQuery = (code: string) =>
  queryOptions({
    queryKey: ["definitions", "use", code],
    queryFn: ({ signal }) => get<IndicatorUse>(`${one(INDICATORS, code)}/use`, signal),
  })

export const registersQuery = queryOptions({
  queryKey: ["definitions", "registers"],
  queryFn: ({ signal }) => get<RegisterQueryListed[]>("/api/v1/register-queries", signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** What a formula says as it stands now; the answer before stays until the next has come. */
export const formulaQuery = (formula: string, code: string) =>
  queryOptions({
    queryKey: ["definitions", "formula", formula, code],
    queryFn: () =>
      send<FormulaRead>("POST", "/api/v1/formula", code === "" ? { formula } : { formula, code }),
    enabled: formula !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export interface PreviewAsked {
  readonly formula: string
  readonly code?: string
  readonly units: string
  readonly periods: string
  readonly stage: "published" | "working"
}

export const usePreview = () =>
  useMutation({
    mutationFn: (asked: PreviewAsked) =>
      send<FormulaPreview>("POST", "/api/v1/formula/preview", asked),
  })

/** Saving measures and indicators; lists are read again afterwards. */
export function useDefinitionChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ["definitions"] })
  return {
    create: useMutation({
      mutationFn: (draft: MeasureDraft) => send<MeasureDetail>("POST", MEASURES, draft),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ code, ...change }: MeasureChange & { code: string }) =>
        send<MeasureDetail>("PUT", one(MEASURES, code), change),
      onSuccess,
    }),
    save: useMutation({
      mutationFn: (draft: IndicatorDraft) => send<Indicator>("POST", INDICATORS, draft),
      onSuccess,
    }),
  }
}
