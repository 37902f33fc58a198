import type { Language } from "../../i18n/index.ts"

const KEY = "tinhso.language"

/** The language last chosen in this browser; Vietnamese where none was. */
export function chosenLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "vi"
  } catch {
    return "vi"
  }
}

/** Keeps the choice, and tells assistive technology what language the page now speaks. */
export function keepLanguage(language: Language): void {
  document.documentElement.lang = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // A browser that keeps nothing still speaks the chosen language until it is closed.
  }
}

/** The address of a public page in a language. */
export function publicPath(path: string, language: Language): string {
  if (language === "vi") return path
  return path === "/" ? "/en" : `/en${path}`
}
