/** Fills the question about a place with where the reader stands, when asked to. */
export function myPlace(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-island=my-place]")
  if (button === null || !("geolocation" in navigator)) return
  button.hidden = false
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const input = button.form?.querySelector<HTMLInputElement>("input[type=search]")
        if (input === null || input === undefined) return
        input.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`
        button.form?.requestSubmit()
      },
      () => {
        const note = document.createElement("output")
        note.textContent = button.dataset["failed"] ?? ""
        button.after(note)
      },
      { maximumAge: 60_000, timeout: 10_000 },
    )
  })
}
