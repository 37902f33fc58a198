import { parse } from "@tinhso/formula"
import type { AssetKind, Attribute, KindCount } from "../model.ts"
import { dimensionOf, dimensionValues } from "./breakdown.ts"
import type { KindFault } from "./fault.ts"

/** What is wrong with the figures that a kind says are counted from it. */
export function* wrongCounts(kind: AssetKind): Generator<KindFault> {
  for (const count of kind.counts) {
    const where = `${kind.code}.counts.${count.query}`
    for (const vi of wrongCount(kind, count)) yield { where, vi }
  }
}

function* wrongCount({ attributes }: AssetKind, count: KindCount): Generator<string> {
  if (!isMeasureCode(count.measure)) {
    yield `“${count.measure}” không viết được trong công thức: chỉ dùng chữ, số và gạch dưới, bắt đầu bằng chữ`
  }
  const summed = attributes.find(({ code }) => code === count.sum)
  if (summed !== undefined && (!isNumber(summed) || summed.many)) {
    yield `chỉ cộng được thuộc tính là một số; “${summed.code}” không phải`
  }
  const by = attributes.filter(({ code }) => count.by.includes(code))
  for (const attribute of by) yield* wrongBreakdown(attribute)
  const names = by.map(dimensionOf)
  if (new Set(names).size < names.length) yield "hai phân tổ cùng tên"
}

const isNumber = ({ type }: Attribute) => type === "number" || type === "integer"

function* wrongBreakdown(attribute: Attribute): Generator<string> {
  const { code, type, many } = attribute
  if (type !== "enum" && type !== "boolean") {
    yield `chỉ phân tổ được theo thuộc tính enum hoặc boolean; “${code}” là ${type}`
    return
  }
  if (many) yield `“${code}” có nhiều giá trị cho một tài sản: phân tổ theo nó sẽ đếm lặp`
  if (dimensionOf(attribute) === "") yield `“${code}” có tên không dùng làm phân tổ được`
  const values = dimensionValues(attribute).map((one) => one.toLowerCase())
  if (values.includes("")) yield `“${code}” có giá trị không dùng làm phân tổ được`
  if (new Set(values).size < values.length) yield `“${code}” có hai giá trị cùng tên`
}

/** A formula reads it as one name. */
function isMeasureCode(code: string): boolean {
  const parsed = parse(code)
  return parsed.ok && parsed.ast.kind === "measure" && code.normalize("NFC") === code
}

/** Queries and measures that two figures claim: each is counted by one. */
export function* claimedTwice(kinds: readonly AssetKind[]): Generator<KindFault> {
  const all = kinds.flatMap(({ code, counts }) => counts.map((count) => ({ code, count })))
  for (const what of ["query", "measure"] as const) {
    const seen = new Map<string, string>()
    for (const { code, count } of all) {
      const before = seen.get(count[what])
      if (before !== undefined) {
        const vi = `“${count[what]}” đã do loại “${before}” khai`
        yield { where: `${code}.counts.${count.query}`, vi }
      }
      seen.set(count[what], code)
    }
  }
}
