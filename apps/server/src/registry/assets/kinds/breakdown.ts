import type { Attribute } from "../model.ts"

const YES_NO = { true: "có", false: "không" } as const

/** Signs that cuts are written with: "loại=phường; ip=có". */
const SIGNS = /[[\]=;|"]/gu

const plain = (text: string): string => text.replaceAll(SIGNS, " ").replaceAll(/\s+/gu, " ").trim()

/** "công nghệ": how a breakdown by an attribute is called. */
export const dimensionOf = ({ nameVi }: Attribute): string =>
  plain(`${nameVi.charAt(0).toLowerCase()}${nameVi.slice(1)}`.replaceAll(/[(),]/gu, ""))

/** The values of a breakdown by an attribute. */
export const dimensionValues = (attribute: Attribute): string[] =>
  attribute.type === "boolean" ? Object.values(YES_NO) : attribute.values.map(({ vi }) => plain(vi))

/** What an asset is counted under; null where nothing is said of it. */
export function valueIn(attribute: Attribute, given: unknown): string | null {
  if (typeof given === "boolean") return given ? YES_NO.true : YES_NO.false
  const found = attribute.values.find(({ code }) => code === given)
  return found === undefined ? null : plain(found.vi)
}
