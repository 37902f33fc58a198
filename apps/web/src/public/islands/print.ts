/** Buttons that print the page; without scripts there are none. */
export function printButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
    button.hidden = false
    button.addEventListener("click", () => {
      print()
    })
  }
}
