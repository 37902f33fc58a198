import { nearest, searchKey } from "@tinhso/vietnamese"
import type { Attribute } from "../../model.ts"
import { type RowValue, shown } from "../problem.ts"
import { type ReadValue, refuse } from "./refuse.ts"

/** A value of a list, or several. */
export function enumOf(attribute: Attribute, value: RowValue): ReadValue {
  const whole = enumCode(attribute, value.text)
  if (whole !== null) return { value: attribute.many ? [whole] : whole }
  const parts = value.text
    .split(/[,;/+&|\n]|\s+và\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
  const codes = parts.map((part) => enumCode(attribute, part))
  const unknown = parts.find((_part, at) => codes[at] === null)
  if (unknown !== undefined) return notListed(attribute, unknown, value)
  const known = [...new Set(codes.flatMap((code) => code ?? []))]
  const [only] = known
  if (attribute.many) return { value: known }
  if (known.length === 1 && only !== undefined) return { value: only }
  return refuse(
    "one-value",
    "asked",
    value,
    `${shown(value.text)} có ${known.length} giá trị; ${attribute.nameVi} chỉ có một`,
    known,
  )
}

/** The code of a value by its code, its names or other words for it; null where there is none. */
export function enumCode(attribute: Attribute, text: string): string | null {
  const key = searchKey(text)
  for (const { code, vi, en, words } of attribute.values) {
    if ([code, vi, en, ...words].some((word) => searchKey(word) === key)) return code
  }
  const inside = attribute.values.filter(
    ({ code, vi, en, words }) =>
      [vi, en, ...words].some(
        (word) => searchKey(word).length > 3 && ` ${key} `.includes(` ${searchKey(word)} `),
      ) || saysCode(key, code),
  )
  return inside.length === 1 ? (inside[0]?.code ?? null) : null
}

/** "Cột A2a": a code of letters and digits stands among other words. */
const saysCode = (key: string, code: string) =>
  /\d/u.test(code) && /[a-z]/iu.test(code) && ` ${key} `.includes(` ${searchKey(code)} `)

function notListed(attribute: Attribute, text: string, value: RowValue): ReadValue {
  const names = attribute.values.map(({ vi }) => vi)
  const like = nearest(text, names, 1)[0]
  const close = like !== undefined && like.distance <= 2 ? [like.text] : []
  const list = names.slice(0, 12).join(", ")
  return refuse(
    "not-listed",
    "error",
    value,
    `${shown(text)} không có trong danh mục ${attribute.nameVi} (${list})`,
    close,
  )
}
