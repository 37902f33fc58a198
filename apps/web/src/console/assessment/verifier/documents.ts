/** Goes from one document to the next, and shows it. */
export function nextDocument(pane: HTMLElement | null): void {
  const choices = [...(pane?.querySelectorAll<HTMLElement>("[data-document]") ?? [])]
  const at = choices.findIndex((one) => one === document.activeElement)
  const next = choices[(at + 1) % Math.max(1, choices.length)]
  if (next === undefined) pane?.focus()
  else {
    next.focus()
    next.click()
  }
}

/** Opens what is shown in a window of its own. */
export const openDocument = (pane: HTMLElement | null): void =>
  pane?.querySelector<HTMLElement>("[data-open]")?.click()
