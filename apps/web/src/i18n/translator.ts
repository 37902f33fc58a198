import { createInstance } from "i18next"
import { en } from "./en.ts"
import { vi } from "./vi.ts"

export type Language = "vi" | "en"
export const LANGUAGES: readonly Language[] = ["vi", "en"]

type Stem<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key

/** Every text of the public site; plural forms count as one. */
export type MessageKey = Stem<keyof typeof vi>
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string

/** The texts of one language; a text that English lacks is shown in Vietnamese. */
export function translator(language: Language): Translate {
  return instances[language].t
}

function instance(language: Language) {
  const made = createInstance()
  void made.init({
    lng: language,
    fallbackLng: "vi",
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { vi: { translation: vi }, en: { translation: en } },
  })
  const t: Translate = (key, values) => made.t(key, values ?? {})
  return { t }
}

const instances: Record<Language, { t: Translate }> = { vi: instance("vi"), en: instance("en") }
