/** Marks left out and đ as d: the keys of the list are written in the same way. */
const folded = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[đĐ]/g, "d")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** Filters the list of indicators while typing; Enter in the filter does not send the form. */
export function exploreForm(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-island=explore]")) {
    const filter = form.querySelector<HTMLInputElement>("input[name=loc]")
    const list = form.querySelector<HTMLElement>(".choices-list")
    if (filter === null || list === null) continue
    // What only filters is no part of the address.
    form.addEventListener("submit", () => void (filter.disabled = true))
    filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault()
    })
    filter.addEventListener("input", () => showMatching(list, filter.value))
    hidePlace(form)
  }
}

function showMatching(list: HTMLElement, typed: string): void {
  const wanted = folded(typed).split(" ")
  let shown = 0
  for (const choice of list.querySelectorAll<HTMLElement>(".choice")) {
    const key = choice.dataset["key"] ?? ""
    const chosen = choice.querySelector<HTMLInputElement>("input")?.checked === true
    const matches = wanted.every((word) => key.includes(word))
    choice.hidden = !matches && !chosen
    if (matches) shown++
  }
  const note = list.querySelector<HTMLElement>("[role=status]") ?? noteIn(list)
  note.textContent = shown === 0 ? (list.dataset["none"] ?? "") : ""
}

function noteIn(list: HTMLElement): HTMLElement {
  const note = document.createElement("p")
  note.setAttribute("role", "status")
  note.className = "small"
  list.append(note)
  return note
}

/** Provinces and communes of the whole country need no place. */
function hidePlace(form: HTMLFormElement): void {
  const scope = form.querySelector<HTMLSelectElement>("select[name=pham-vi]")
  const place = form.querySelector<HTMLInputElement>("input[name=noi]")
  if (scope === null || place === null) return
  const show = () => {
    const whole = scope.value === "provinces" || scope.value === "communes"
    for (const one of [place, ...(place.labels ?? [])]) one.hidden = whole
  }
  scope.addEventListener("change", show)
  show()
}
