const collator = new Intl.Collator("vi", { numeric: true })

/** Turns the headings of sortable columns into buttons; `aria-sort` tells the order. */
export function sortableTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-island=sort]")) {
    const headings = [...(table.tHead?.rows[0]?.cells ?? [])]
    for (const [column, heading] of headings.entries()) {
      if (heading.dataset["sortable"] === undefined) continue
      const button = document.createElement("button")
      button.type = "button"
      button.append(...heading.childNodes)
      heading.append(button)
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending"
        for (const other of headings) other.removeAttribute("aria-sort")
        heading.setAttribute("aria-sort", down ? "descending" : "ascending")
        sortBy(table, column, down ? -1 : 1)
      })
    }
  }
}

function sortBy(table: HTMLTableElement, column: number, direction: 1 | -1): void {
  const body = table.tBodies[0]
  if (body === undefined) return
  const keyed = [...body.rows].map((row) => ({ row, order: row.cells[column]?.dataset["order"] }))
  keyed.sort((a, b) => {
    // Rows without a value stay last in both directions.
    if (a.order === undefined || b.order === undefined) {
      return Number(a.order === undefined) - Number(b.order === undefined)
    }
    return direction * compare(a.order, b.order)
  })
  body.append(...keyed.map(({ row }) => row))
}

function compare(a: string, b: string): number {
  const difference = Number(a) - Number(b)
  return Number.isNaN(difference) ? collator.compare(a, b) : difference
}
