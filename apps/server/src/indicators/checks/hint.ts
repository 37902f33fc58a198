import type { Words } from "../wording.ts"

/** What is wrong, and what to do: hold the figure against the text it was taken from. */
export const compareWithText = (vi: string, en: string): Words => ({
  vi: `${vi}; hãy đối chiếu với văn bản gốc.`,
  en: `${en}; compare with the original text.`,
})
