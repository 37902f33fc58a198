import type { ReportForm } from "../model/form.ts"
import { GOOD, HA_TU, type Person, Province } from "./province.ts"

type Answer = Awaited<ReturnType<Person["get"]>>

/** What a refusal says: its status and its code. */
export const refusal = (answer: Answer): [number, string] => [
  answer.statusCode,
  answer.json<{ type: string }>().type.replace("urn:tinhso:loi:", ""),
]

/** The places that a refusal names. */
export const pointers = (answer: Answer) =>
  answer.json<{ errors: { pointer: string; detail: string }[] }>().errors

/** A report of a collection, and what people do with it. */
export function reportOf(id: string, unit: string) {
  const path = `/collections/${id}/reports/${unit}`
  return {
    id,
    path,
    enter: (who: Person, cells: readonly object[]) => who.send("PUT", `${path}/values`, { cells }),
    act: (who: Person, act: string, body: object = {}) => who.send("POST", `${path}/${act}`, body),
    form: async (who: Person) => (await who.get(path)).json<ReportForm>(),
  }
}

/** A province with those who ask, fill in and verify. */
export async function openDesk() {
  const province = await Province.open()
  const administrator = await province.person("administrator", "22")
  const verifier = await province.person("verifier", "22")
  const wards = await province.person("editor", "22")
  /** A report of a new open collection. */
  const report = async (unit = HA_TU, more: object = {}) =>
    reportOf(await province.collection(administrator, more), unit)
  /** The same, filled in and handed in. */
  const submitted = async (unit = HA_TU, more: object = {}) => {
    const one = await report(unit, more)
    await one.enter(wards, GOOD)
    const answer = await one.act(wards, "submit")
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return one
  }
  return { province, administrator, verifier, wards, report, submitted }
}
