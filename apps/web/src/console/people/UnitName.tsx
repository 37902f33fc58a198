import { EVERYWHERE } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import { useWords } from "../words/index.ts"
import { unitQuery } from "./queries.ts"

/** The name of a unit; its id until the name has come. */
export function useUnitName(id: string): string {
  const { say } = useWords()
  const unit = useQuery({ ...unitQuery(id), enabled: id !== EVERYWHERE })
  return id === EVERYWHERE ? say("users.unit.everywhere") : (unit.data?.fullName ?? id)
}

export function UnitName({ id }: { id: string }) {
  return <>{useUnitName(id)}</>
}
