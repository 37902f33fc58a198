import type { Unit, UnitHit } from "@tinhso/server/registry/model"
import { searchKey } from "@tinhso/vietnamese"
import { orNull, part } from "../../api.ts"
import type { Site } from "../../site.tsx"
import type { Scope } from "./form.tsx"

const ID = /^[0-9A-Z][0-9A-Z.-]{0,30}$/

/** The id of a place that somebody wrote: an id, or a name with or without tone marks. */
export async function placeOf(site: Site, written: string): Promise<string | null> {
  const text = written.normalize("NFC").trim()
  if (ID.test(text)) {
    const unit = await orNull(site.api<Unit>(`/api/v1/units/${part(text)}`))
    if (unit !== null) return unit.id
  }
  const hits = await site.api<UnitHit[]>(
    `/api/v1/units?${new URLSearchParams({ q: text }).toString()}`,
  )
  const open = hits.filter(({ closed }) => closed === null)
  const key = searchKey(text)
  const named = (one: UnitHit) => [one.name, one.fullName].some((name) => searchKey(name) === key)
  return (open.find(named) ?? hits.find(named) ?? open[0] ?? hits[0])?.id ?? null
}

export type UnitsRead = { readonly units: string } | { readonly unknown: string }

/** The units that the form asks for; the name of a place that nobody knows comes back. */
export async function unitsIn(site: Site, scope: Scope, places: string): Promise<UnitsRead> {
  if (scope === "provinces") return { units: "level:province" }
  if (scope === "communes") return { units: "level:commune" }
  const names = places
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
  const ids: string[] = []
  for (const name of scope === "list" ? names : names.slice(0, 1)) {
    const id = await placeOf(site, name)
    if (id === null) return { unknown: name }
    ids.push(id)
  }
  const [first] = ids
  if (first === undefined) return { unknown: "" }
  if (scope === "list") return { units: ids.join(",") }
  return { units: scope === "children" ? `children:${first}` : `descendants:${first}:commune` }
}
