import type { Mark } from "./model.ts"

const WORDS: Readonly<Record<Mark, string>> = {
  draft: "DỰ THẢO – chưa công bố",
  illustrative: "MINH HỌA – bộ chỉ số chưa có quyết định ban hành",
}

/** What stands above every page; null where nothing needs to be said. */
export const markText = (marks: readonly Mark[]): string | null =>
  marks.length === 0 ? null : marks.map((mark) => WORDS[mark]).join(" · ")
