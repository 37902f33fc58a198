import type {
  Criterion,
  CriterionKind,
  EvidenceNeed,
  Figure,
  NotApplicablePolicy,
} from "../model.ts"

/** How this program's own annexes write what a decision's words leave open. */
export const KIND_WORDS: Readonly<Record<CriterionKind, string>> = {
  group: "nhóm",
  scored: "chấm điểm",
  unscored: "không tính điểm",
  information: "khai báo",
  gap: "còn thiếu",
}
export const EVIDENCE_WORDS: Readonly<Record<EvidenceNeed, string>> = {
  required: "bắt buộc",
  optional: "có thể kèm",
  none: "không cần",
}
export const POLICY_WORDS: Readonly<Record<NotApplicablePolicy, string>> = {
  refused: "không được ghi",
  full: "đủ điểm",
  excluded: "bỏ cả điểm lẫn điểm tối đa",
  rescaled: "bỏ, nâng các tiêu chí cùng nhóm",
}
/** A row that stands at the top although its code begins like another's. */
export const NO_PARENT = "—"

const wordIn = <T extends string>(words: Readonly<Record<T, string>>, cell: string): T | null => {
  const found = Object.entries<string>(words).find(([, word]) => word === cell.trim().toLowerCase())
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of the table handed in
  return found === undefined ? null : (found[0] as T)
}

/** As rules/*.csv of the compendia name kinds: "sum", "info", "enum_steps". */
const KIND_NAMES: Readonly<Record<string, CriterionKind>> = {
  sum: "group",
  group: "group",
  info: "information",
  information: "information",
  unscored: "unscored",
  gap: "gap",
}

export const kindIn = (cell: string): CriterionKind | null =>
  wordIn(KIND_WORDS, cell) ?? KIND_NAMES[cell.trim().toLowerCase()] ?? null
export const evidenceIn = (cell: string): EvidenceNeed | null => wordIn(EVIDENCE_WORDS, cell)
export const policyIn = (cell: string): NotApplicablePolicy | null => wordIn(POLICY_WORDS, cell)

const MARKS = [
  ["\\", "\\\\"],
  ["|", "\\/"],
  ["\n", "\\n"],
] as const

const written = (text: string) =>
  MARKS.reduce((all, [mark, sign]) => all.replaceAll(mark, sign), text)
const read = (text: string) =>
  text.replaceAll(/\\([\\/n])/gu, (_, sign: string) =>
    sign === "n" ? "\n" : sign === "/" ? "|" : "\\",
  )

/** One figure a line: name | meaning | unit of measure | indicator. */
export const figuresWritten = (figures: Criterion["figures"]): string =>
  figures
    .map(({ name, label, unit, indicator }) =>
      [name, label, unit, indicator ?? ""].map(written).join(" | "),
    )
    .join("\n")

export const figuresIn = (cell: string): Figure[] =>
  cell
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [name = "", label = "", unit = "", indicator = ""] = line
        .split("|")
        .map((part) => read(part.replace(/^ /u, "").replace(/ $/u, "")))
      return { name: name.trim(), label, unit, indicator: indicator === "" ? null : indicator }
    })
