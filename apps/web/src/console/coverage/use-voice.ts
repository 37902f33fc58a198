import { translator } from "../../i18n/index.ts"
import type { Voice } from "../../ui/coverage-map/voice.ts"
import { useWords } from "../words/index.ts"

/** The texts that the public site has of coverage too. */
export function useVoice(): Voice {
  const { language } = useWords()
  return { t: translator(language), language }
}
