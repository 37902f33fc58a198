/** A link to copy: a click puts its full address on the clipboard and says so. */
export function copyLinks(): void {
  if (navigator.clipboard === undefined) return
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-island=copy]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      void navigator.clipboard.writeText(link.href).then(
        () => say(link),
        () => location.assign(link.href),
      )
    })
  }
}

function say(link: HTMLAnchorElement): void {
  const status = document.createElement("span")
  status.setAttribute("role", "status")
  status.className = "copied"
  link.after(status)
  status.textContent = ` ${link.dataset["copied"] ?? ""}`
  setTimeout(() => status.remove(), 4000)
}
