import { EVERYWHERE } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import { useWords } from "../words/index.ts"
import { isOrganisation, organisationQuery, unitQuery } from "./queries.ts"

/** The name of a unit or an organisation; its id until the name has come. */
export function useUnitName(id: string): string {
  const { say, language } = useWords()
  const other = isOrganisation(id)
  const unit = useQuery({ ...unitQuery(id), enabled: id !== EVERYWHERE && id !== "" && !other })
  const organisation = useQuery({ ...organisationQuery(id), enabled: other })
  if (id === EVERYWHERE) return say("users.unit.everywhere")
  if (!other) return unit.data?.fullName ?? id
  const found = organisation.data
  if (found === undefined) return id
  return language === "en" && found.nameEn !== "" ? found.nameEn : found.nameVi
}

export function UnitName({ id }: { id: string }) {
  return <>{useUnitName(id)}</>
}
