import type { WorkbookCell, WorkbookField } from "./model.ts"

type Takes = WorkbookField["takes"]

/** The fields of a sheet by what they take: a spreadsheet refuses what does not fit while people type. */
export class Fields {
  readonly #places = new Map<string, { readonly takes: Takes; readonly at: string[] }>()

  note(row: readonly WorkbookCell[], place: (index: number) => string): void {
    row.forEach((cell, index) => {
      if (cell === null || typeof cell !== "object" || !("field" in cell)) return
      const { takes } = cell
      if (takes === "text") return
      const key = typeof takes === "string" ? takes : takes.join("\n")
      const known = this.#places.get(key) ?? { takes, at: [] }
      known.at.push(place(index))
      this.#places.set(key, known)
    })
  }

  xml(): string {
    const rules = [...this.#places.values()].map(({ takes, at }) => ruleXml(takes, at.join(" ")))
    return rules.length === 0
      ? ""
      : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`
  }
}

function ruleXml(takes: Takes, places: string): string {
  const rule = (attributes: string, message: string, inside: string) =>
    `<dataValidation ${attributes} allowBlank="1" showErrorMessage="1" errorTitle="Không nhận" error="${message}" sqref="${places}">${inside}</dataValidation>`
  if (typeof takes !== "string") {
    const words = takes.join(",").replaceAll("&", "&amp;").replaceAll('"', "&quot;")
    return rule('type="list"', "Hãy chọn trong danh sách.", `<formula1>"${words}"</formula1>`)
  }
  if (takes === "percent") {
    const ends = "<formula1>0</formula1><formula2>100</formula2>"
    return rule('type="decimal" operator="between"', "Phải từ 0 đến 100.", ends)
  }
  if (takes === "count") {
    const least = "<formula1>0</formula1>"
    const attributes = 'type="whole" operator="greaterThanOrEqual"'
    return rule(attributes, "Phải là số nguyên không âm; để trống nếu không có số liệu.", least)
  }
  const ends = "<formula1>-1000000000000000</formula1><formula2>1000000000000000</formula2>"
  return rule('type="decimal" operator="between"', "Phải là một số.", ends)
}
