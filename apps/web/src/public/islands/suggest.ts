import type { SearchHit } from "@tinhso/server/indicators/model"

const PATHS: Record<SearchHit["kind"], string> = {
  place: "/dia-ban/",
  measure: "/chi-so/",
  figure: "/so-lieu/",
}
const SHOWN = 8
const PAUSE = 150

/** Suggestions under the search boxes while typing: arrows choose, Enter opens, Escape closes. */
export function suggestions(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-island=suggest]")) {
    Combobox.on(input)
  }
}

class Combobox {
  private readonly input: HTMLInputElement
  private readonly list = document.createElement("ul")
  private hits: SearchHit[] = []
  private active = -1
  private timer: ReturnType<typeof setTimeout> | undefined
  private request: AbortController | undefined

  static on(input: HTMLInputElement): Combobox {
    return new Combobox(input)
  }

  private constructor(input: HTMLInputElement) {
    this.input = input
    this.list.className = "suggestions"
    this.list.id = `${input.id}-goi-y`
    this.list.setAttribute("role", "listbox")
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "")
    this.list.hidden = true
    input.setAttribute("role", "combobox")
    input.setAttribute("aria-autocomplete", "list")
    input.setAttribute("aria-expanded", "false")
    input.setAttribute("aria-controls", this.list.id)
    input.closest("form")?.append(this.list)
    input.addEventListener("input", () => this.later())
    input.addEventListener("keydown", (event) => this.key(event))
    input.addEventListener("blur", () => this.close())
  }

  private later(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.ask(), PAUSE)
  }

  private async ask(): Promise<void> {
    this.request?.abort()
    const query = this.input.value.trim()
    if (query === "") return this.close()
    const request = new AbortController()
    this.request = request
    try {
      const answer = await fetch(
        `/api/v1/search?${new URLSearchParams({ q: query.slice(0, 200), lang: this.input.dataset["language"] ?? "vi", limit: String(SHOWN) }).toString()}`,
        {
          signal: request.signal,
        },
      )
      if (!answer.ok) return this.close()
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's response schema
      this.show((await answer.json()) as SearchHit[])
    } catch {
      // Off line or superseded by the next letter: the form itself still works.
    }
  }

  private show(hits: readonly SearchHit[]): void {
    this.hits = hits.slice(0, SHOWN)
    this.active = -1
    this.list.replaceChildren(...this.hits.map((hit, index) => this.option(hit, index)))
    this.list.hidden = this.hits.length === 0
    this.input.setAttribute("aria-expanded", String(!this.list.hidden))
    this.input.removeAttribute("aria-activedescendant")
  }

  private option(hit: SearchHit, index: number): HTMLLIElement {
    const item = document.createElement("li")
    item.id = `${this.list.id}-${index}`
    item.setAttribute("role", "option")
    item.setAttribute("aria-selected", "false")
    const context = document.createElement("span")
    context.className = "small"
    context.textContent = ` ${hit.context}`
    item.append(hit.title, context)
    // Before blur closes the list.
    item.addEventListener("mousedown", (event) => {
      event.preventDefault()
      this.open(hit)
    })
    return item
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault()
      return this.close()
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (step !== 0 && !this.list.hidden) {
      event.preventDefault()
      return this.move(step)
    }
    const hit = this.hits[this.active]
    if (event.key === "Enter" && hit !== undefined && !this.list.hidden) {
      event.preventDefault()
      this.open(hit)
    }
  }

  private move(step: number): void {
    const count = this.hits.length
    this.active = (this.active + step + count + (this.active === -1 && step < 0 ? 1 : 0)) % count
    for (const [index, item] of [...this.list.children].entries()) {
      item.setAttribute("aria-selected", String(index === this.active))
    }
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`)
  }

  private close(): void {
    this.list.hidden = true
    this.input.setAttribute("aria-expanded", "false")
    this.input.removeAttribute("aria-activedescendant")
  }

  private open(hit: SearchHit): void {
    const prefix = this.input.dataset["language"] === "en" ? "/en" : ""
    location.assign(prefix + PATHS[hit.kind] + encodeURIComponent(hit.id))
  }
}
