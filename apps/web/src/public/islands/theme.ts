/** The button that changes between light and dark; the server reads the choice from a cookie. */
export function themeToggle(): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-island=theme]")
  if (button === null) return
  const root = document.documentElement
  const system = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => (root.dataset["theme"] ?? (system.matches ? "dark" : "light")) === "dark"
  const label = () => {
    button.textContent = (isDark() ? button.dataset["light"] : button.dataset["dark"]) ?? ""
  }
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark"
    root.dataset["theme"] = theme
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`
    label()
    document.dispatchEvent(new CustomEvent("theme"))
  })
  system.addEventListener("change", label)
  label()
  button.hidden = false
}
