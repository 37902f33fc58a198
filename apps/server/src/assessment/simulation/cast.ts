import { Type } from "typebox"
import { Value } from "typebox/value"
import { Caller } from "./caller.ts"
import { CONFIRMS } from "./script.ts"
import type { Stage } from "./stage.ts"

const PASSWORD = "bốn con trâu qua cầu gỗ"
const PROVINCE = "22"
const CLERKS = 24

/** An agency and the clerk who speaks for it. */
export interface PlayedAgency {
  readonly unit: string
  readonly group: "departments" | "communes"
  readonly clerk: Caller
}

export interface Cast {
  readonly administrator: Caller
  readonly lead: { readonly caller: Caller; readonly organisation: string }
  readonly confirmers: ReadonlyMap<
    string,
    { readonly caller: Caller; readonly organisation: string }
  >
  readonly council: readonly Caller[]
  readonly councilId: string
  readonly agencies: readonly PlayedAgency[]
}

const Units = Type.Array(Type.Object({ id: Type.String() }))
const Link = Type.Object({ url: Type.String() })
const Me = Type.Object({ user: Type.Object({ id: Type.String() }) })

/** Everybody who plays: an administrator, clerks, verifiers, a council; each with an account and roles. */
export async function castOf(stage: Stage, agencies: number): Promise<Cast> {
  let people = 0
  const administrator = new Caller(stage, people++)
  await administrator.must("POST", "/identity/setup", {
    token: stage.setupToken,
    email: "quan-tri@mo-phong.vn",
    name: "Người quản trị",
    password: PASSWORD,
  })
  administrator.signsInWith("quan-tri@mo-phong.vn", PASSWORD)
  const person = async (role: string, unitId: string) => {
    const email = `nguoi-${people}@mo-phong.vn`
    const invited = { email, name: `Người số ${people}`, role, unitId }
    const link = Value.Parse(
      Link,
      await administrator.must("POST", "/identity/invitations", invited),
    )
    const caller = new Caller(stage, people++)
    const token = new URL(link.url).searchParams.get("token")
    caller.signsInWith(email, PASSWORD)
    const me = await caller.must("POST", "/identity/invitations/accept", {
      token,
      password: PASSWORD,
    })
    return { caller, id: Value.Parse(Me, me).user.id }
  }
  const organisation = (name: string, id: string) =>
    administrator.must("POST", "/organisations", organisationDraft(name, id))

  await organisation("Sở Khoa học và Công nghệ", `${PROVINCE}.LEAD`)
  await organisation("Hội đồng thẩm định", `${PROVINCE}.COUNCIL`)
  const confirmers = new Map<string, { caller: Caller; organisation: string }>()
  for (const [i, name] of CONFIRMS.entries()) {
    const id = `${PROVINCE}.CONFIRM${i + 1}`
    await organisation(name, id)
    confirmers.set(name, { caller: (await person("verifier", id)).caller, organisation: id })
  }
  const units = await agencyUnits(administrator, agencies, organisation)
  const played = await hire(administrator, units, (unit) => person("editor", unit))
  return {
    administrator,
    lead: {
      caller: (await person("verifier", `${PROVINCE}.LEAD`)).caller,
      organisation: `${PROVINCE}.LEAD`,
    },
    confirmers,
    council: [
      (await person("verifier", `${PROVINCE}.COUNCIL`)).caller,
      (await person("verifier", `${PROVINCE}.COUNCIL`)).caller,
    ],
    councilId: `${PROVINCE}.COUNCIL`,
    agencies: played,
  }
}

/** A clerk for every few agencies, with a role over each. */
async function hire(
  administrator: Caller,
  units: readonly Pick<PlayedAgency, "unit" | "group">[],
  person: (unit: string) => Promise<{ caller: Caller; id: string }>,
): Promise<PlayedAgency[]> {
  const played: PlayedAgency[] = []
  const hired: { caller: Caller; id: string }[] = []
  for (const [i, { unit, group }] of units.entries()) {
    const known = hired[i % CLERKS]
    const clerk = known ?? (await person(unit))
    if (known === undefined) hired.push(clerk)
    else {
      const grant = { userId: known.id, role: "editor", unitId: unit }
      await administrator.must("POST", "/identity/grants", grant)
    }
    played.push({ unit, group, clerk: clerk.caller })
  }
  return played
}

const organisationDraft = (nameVi: string, id: string) => ({
  id,
  unit: PROVINCE,
  nameVi,
  nameEn: "",
  shortName: "",
  kind: "department",
  code: null,
  parent: null,
  groups: [],
  document: null,
  opened: null,
  closed: null,
})

/** Communes of the province as far as they go, departments for the rest. */
async function agencyUnits(
  administrator: Caller,
  agencies: number,
  organisation: (name: string, id: string) => Promise<unknown>,
) {
  const path = `/units?parent=${PROVINCE}&level=commune&at=2026-09-30`
  const communes = Value.Parse(Units, await administrator.must("GET", path))
  const taken = communes.slice(0, Math.max(1, Math.floor(agencies / 2)))
  const units: { unit: string; group: PlayedAgency["group"] }[] = taken.map(({ id }) => ({
    unit: id,
    group: "communes",
  }))
  for (let i = units.length; i < agencies; i++) {
    const id = `${PROVINCE}.S${i}`
    await organisation(`Cơ quan số ${i}`, id)
    units.push({ unit: id, group: "departments" })
  }
  return units
}
