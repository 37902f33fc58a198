import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatDay, type Language } from "../../i18n/index.ts"

type Attribute = AssetKindListed["attributes"][number]

/** The value of an attribute as people read it: "42 m", "Viettel", "01/03/2025". */
export function valueText(
  attribute: Attribute | undefined,
  value: unknown,
  language: Language,
): string {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value)) {
    return value.map((item: unknown) => valueText(attribute, item, language)).join("; ")
  }
  if (typeof value === "boolean") return yesNo(value, language)
  if (typeof value === "number") return withUnit(value, attribute, language)
  if (typeof value !== "string") return JSON.stringify(value)
  if (attribute?.type === "date") return formatDay(value, language)
  const named = attribute?.values.find(({ code }) => code === value)
  return named === undefined ? value : language === "vi" ? named.vi : named.en
}

const YES_NO = { vi: ["không", "có"], en: ["no", "yes"] } as const
const yesNo = (value: boolean, language: Language) => YES_NO[language][value ? 1 : 0]

function withUnit(value: number, attribute: Attribute | undefined, language: Language): string {
  const number =
    language === "vi"
      ? formatNumber(value, { maxDecimals: 6 })
      : value.toLocaleString("en-GB", { maximumFractionDigits: 6 })
  const unit = attribute?.unitOfMeasure ?? null
  return unit === null ? number : unit === "°" ? `${number}°` : `${number} ${unit}`
}

/** The name of an attribute in the language that is read. */
export const attributeName = (attribute: Attribute, language: Language): string =>
  language === "vi" ? attribute.nameVi : attribute.nameEn

export const kindName = (
  kind: Pick<AssetKindListed, "nameVi" | "nameEn">,
  language: Language,
): string => (language === "vi" ? kind.nameVi : kind.nameEn)
