import type { AssetBook, AssetLife } from "../book.ts"
import type { Finding } from "../checks/finding.ts"
import { textOf } from "../facts.ts"
import type { AssetDraft } from "../model.ts"
import { factsOn, isKnown } from "../replay.ts"

/** The asset that a draft is about. */
export interface Meant {
  readonly life: AssetLife
  readonly fresh: boolean
  /** Why the draft cannot be about it. */
  readonly wrong: readonly Finding[]
}

interface Asking {
  readonly today: string
  readonly illustrative: boolean
}

export const refusal = (code: string, field: string, vi: string, en: string): Finding => ({
  code,
  severity: "error",
  field,
  vi,
  en,
  about: [],
})

/** "TS-000123" */
const assetId = (number: number): string => `TS-${String(number).padStart(6, "0")}`

/**
 * The asset a draft is about: by its id, by one of its codes on that day, or a new one, numbered
 * after all that are known and first recorded by `act`.
 */
export function meantBy(draft: AssetDraft, book: AssetBook, act: number, asking: Asking): Meant {
  const { id, kind } = draft
  if (id !== undefined) return byId(draft, id, book, blank(kind, act, asking))
  const found = [...coded(draft, book, asking.today)]
  const [only, ...others] = found
  const life = only === undefined ? undefined : book.life(only)
  if (life === undefined) {
    const number = book.number + 1
    const fresh = { ...blank(kind, act, asking), id: assetId(number), number }
    return { life: fresh, fresh: true, wrong: [] }
  }
  if (others.length === 0) return { life, fresh: false, wrong: [] }
  const list = found.join(", ")
  const [vi, en] = [`Mã chỉ nhiều tài sản: ${list}`, `The codes mean several assets: ${list}`]
  return { life, fresh: false, wrong: [refusal("ambiguous-code", "codes", vi, en)] }
}

const blank = (kind: string, act: number, { illustrative }: Asking): AssetLife => ({
  id: "",
  number: 0,
  kind,
  created: act,
  mergedInto: null,
  merged: null,
  undone: [],
  illustrative,
  version: act,
  statements: [],
  answers: [],
})

function byId(
  { kind, version }: AssetDraft,
  id: string,
  book: AssetBook,
  nobody: AssetLife,
): Meant {
  const life = book.life(id)
  if (life === undefined) {
    const [vi, en] = [`Không có tài sản “${id}”`, `There is no asset “${id}”`]
    return { life: nobody, fresh: false, wrong: [refusal("unknown-asset", "id", vi, en)] }
  }
  const wrong: Finding[] = []
  if (life.mergedInto !== null) {
    const into = book.follow(id)?.id ?? life.mergedInto
    const [vi, en] = [`“${id}” đã gộp vào “${into}”`, `“${id}” was merged into “${into}”`]
    wrong.push({ ...refusal("merged", "id", vi, en), suggestion: into })
  }
  if (life.kind !== kind) {
    const [vi, en] = [`“${id}” là loại “${life.kind}”`, `“${id}” is of the kind “${life.kind}”`]
    wrong.push(refusal("other-kind", "kind", vi, en))
  }
  if (version !== undefined && version !== life.version) {
    const [vi, en] = [`“${id}” đã được sửa từ khi bạn mở`, `“${id}” was changed meanwhile`]
    wrong.push(refusal("stale", "version", vi, en))
  }
  return { life, fresh: false, wrong }
}

/** Assets that have one of the codes of a draft on its day, through mergers. */
function coded({ kind, codes = [], from }: AssetDraft, book: AssetBook, today: string) {
  const found = codes
    .filter(({ code }) => code !== "")
    .flatMap(({ scheme, code }) =>
      withCode(book, kind, scheme, code.normalize("NFC").trim(), from ?? today),
    )
  return new Set(found)
}

function withCode(book: AssetBook, kind: string, scheme: string, code: string, day: string) {
  return book.withCode(kind, scheme, code).flatMap((id) => {
    const life = book.life(id)
    if (life === undefined) return []
    const facts = factsOn(life.statements, day)
    const has = textOf(facts, `code.${scheme}`)?.toUpperCase() === code.toUpperCase()
    return has || !isKnown(facts) ? [book.follow(id)?.id ?? id] : []
  })
}
