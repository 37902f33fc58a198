import { fieldsOf, ROW_COLUMNS } from "./row-text.ts"

const KEY = [0, 1, 2, 5, 14] as const
const keyOf = (fields: readonly string[]) => KEY.map((at) => fields[at] ?? "").join("\n")
const named = (fields: readonly string[]) => {
  const [indicator = "", period = "", unit = "", , unitName = "", breakdown = ""] = fields
  const cut = breakdown === "" ? "" : ` [${breakdown}]`
  return `${indicator}${cut} · ${unitName} (${unit}) · ${period}${fields[14] ? ` · ${fields[14]}` : ""}`
}

/** Lines that were frozen against lines computed again: how many agree, and in words what does not. */
export function differences(
  frozen: readonly string[],
  computed: readonly string[],
): { readonly same: number; readonly texts: string[] } {
  const texts: string[] = []
  const there = new Set(frozen)
  const known = new Set(computed)
  const again = new Map(
    computed.flatMap((line) => (there.has(line) ? [] : [[keyOf(fieldsOf(line)), line] as const])),
  )
  let same = 0
  for (const line of frozen) {
    if (known.has(line)) {
      same++
      continue
    }
    const fields = fieldsOf(line)
    const key = keyOf(fields)
    const other = again.get(key)
    again.delete(key)
    if (other === undefined) texts.push(`${named(fields)}: không tính ra dòng này nữa`)
    else texts.push(`${named(fields)}: ${columnsThatDiffer(fields, fieldsOf(other))}`)
  }
  for (const line of again.values()) {
    texts.push(`${named(fieldsOf(line))}: tính ra được nhưng không có trong bản công bố`)
  }
  return { same, texts }
}

function columnsThatDiffer(frozen: readonly string[], computed: readonly string[]): string {
  return ROW_COLUMNS.flatMap((column, at) =>
    frozen[at] === computed[at]
      ? []
      : [
          `${column} trong bản công bố là “${frozen[at] ?? ""}”, tính lại là “${computed[at] ?? ""}”`,
        ],
  ).join("; ")
}
