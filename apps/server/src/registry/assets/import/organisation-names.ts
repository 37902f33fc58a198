import { searchKey } from "@tinhso/vietnamese"
import type { OrganisationBook } from "../../organisations/book.ts"
import type { AssetKind } from "../model.ts"
import { enumCode } from "./values/listed.ts"

/** Organisations by how lists write them: full or short name, or the network whose company it is. */
export function organisationNames(
  book: OrganisationBook,
  kinds: ReadonlyMap<string, AssetKind>,
): (name: string) => string | null {
  const byName = new Map<string, string | null>()
  for (const { id, states } of book.byId.values()) {
    for (const { nameVi, nameEn, shortName } of states) {
      for (const name of [nameVi, nameEn, shortName, id]) {
        const key = searchKey(name)
        if (key === "") continue
        const before = byName.get(key)
        byName.set(key, before === undefined || before === id ? id : null)
      }
    }
  }
  const networks = [...kinds.values()]
    .flatMap(({ attributes }) => attributes)
    .filter(({ values }) => values.some(({ organisation }) => organisation !== null))
  return (name) => {
    const known = byName.get(searchKey(name))
    if (known !== undefined) return known
    for (const attribute of networks) {
      const code = enumCode(attribute, name)
      const organisation = attribute.values.find((value) => value.code === code)?.organisation
      if (organisation && book.byId.has(organisation)) return organisation
    }
    return null
  }
}
