import { EVERYWHERE } from "@tinhso/server/platform/identity/model"
import type { UnitHit } from "@tinhso/server/registry/model"
import type { Organisation } from "@tinhso/server/registry/organisations/model"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { get } from "../../api.ts"
import { formatDay } from "../../i18n/index.ts"
import { type Say, useWords } from "../words/index.ts"

/** One thing that can be chosen. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly note: string
}

export type Kind = "unit" | "organisation" | "both"

/** What a text finds; nothing is asked for an empty one. */
export function useChoices(kind: Kind, search: string): readonly Choice[] {
  const { say } = useWords()
  const units = useUnits(kind === "organisation" ? "" : search)
  const organisations = useOrganisations(kind === "unit" ? "" : search)
  if (search !== "") return [...organisations.slice(0, kind === "both" ? 10 : 20), ...units]
  if (kind !== "both") return []
  return [{ value: EVERYWHERE, label: say("users.unit.everywhere"), note: EVERYWHERE }]
}

/** Territories that a text finds. */
function useUnits(search: string): readonly Choice[] {
  const { say, language } = useWords()
  const found = useQuery({
    queryKey: ["units", search],
    queryFn: ({ signal }) => get<UnitHit[]>(`/api/v1/units?${query(search)}`, signal),
    enabled: search !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  if (search === "") return []
  return (found.data ?? []).map((unit) => ({
    value: unit.id,
    label: unit.id === EVERYWHERE ? say("users.unit.everywhere") : labelOf(unit, found.data ?? []),
    note: noteOf(
      [unit.within, unit.id],
      unit.closed === null ? null : formatDay(unit.closed, language),
      say,
    ),
  }))
}

/** Organisations that a text finds. */
function useOrganisations(search: string): readonly Choice[] {
  const { say, language } = useWords()
  const found = useQuery({
    queryKey: ["organisations", "found", search],
    queryFn: ({ signal }) =>
      get<Organisation[]>(`/api/v1/organisations?${query(search)}&all=true`, signal),
    enabled: search !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  if (search === "") return []
  return (found.data ?? []).map((one) => ({
    value: one.id,
    label: one.nameVi,
    note: noteOf(
      [one.unitName, one.id],
      one.closed === null ? null : formatDay(one.closed, language),
      say,
    ),
  }))
}

function noteOf(parts: readonly string[], closed: string | null, say: Say): string {
  const told = closed === null ? parts : [...parts, say("users.unit.closed", { day: closed })]
  return told.filter((part) => part !== "").join(" · ")
}

const query = (search: string) => new URLSearchParams({ q: search, limit: "20" }).toString()

/** The full name, with the id where another unit of the list bears the same. */
function labelOf(unit: UnitHit, all: readonly UnitHit[]): string {
  const twins = all.filter((other) => other.fullName === unit.fullName)
  return twins.length > 1 ? `${unit.fullName} (${unit.id})` : unit.fullName
}
