/** What a key asks for while somebody works through a queue. */
export type SittingDeed =
  | "next"
  | "previous"
  | "open-next"
  | "first-side"
  | "second-side"
  | "agree"
  | "disagree"
  | "evidence"
  | "open"
  | "undo"
  | "search"
  | "help"

const DEEDS: Readonly<Record<string, SittingDeed>> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  n: "open-next",
  "1": "first-side",
  "2": "second-side",
  a: "agree",
  d: "disagree",
  e: "evidence",
  Enter: "open",
  u: "undo",
  "/": "search",
  "?": "help",
}

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  /** What has the focus: a field is typed into, a button or link takes Enter itself. */
  readonly on: "field" | "control" | "page"
}

/** What a key press asks for; null where it belongs to something else. */
export function deedOf({ key, ctrlKey, metaKey, altKey, on }: Pressed): SittingDeed | null {
  if (ctrlKey || metaKey || altKey || on === "field") return null
  if (on === "control" && (key === "Enter" || key.startsWith("Arrow"))) return null
  return DEEDS[key] ?? DEEDS[key.toLowerCase()] ?? null
}
