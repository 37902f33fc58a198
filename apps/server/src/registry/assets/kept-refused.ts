import type { KeptUnit } from "./kept-units.ts"

interface Declared extends KeptUnit {
  readonly kind: string
}

const shown = (day: string) => day.split("-").toReversed().join("/")

/**
 * Why a register cannot be said to be kept whole from a day on; null where it can. Of one unit and
 * kind no two declarations hold on the same day, so that it is clear which of them an end is about.
 */
export function whyNotKept(
  asked: { readonly unit: string; readonly kind: string; readonly since: string },
  known: readonly Declared[],
  { today, existed }: { readonly today: string; readonly existed: boolean },
): string | null {
  const { unit, kind, since } = asked
  if (since > today) return `Ngày ${shown(since)} chưa tới: chỉ khai được điều đã đúng.`
  if (!existed) return `Đơn vị “${unit}” không tồn tại vào ngày ${shown(since)}.`
  const other = known.find(
    (one) =>
      one.unit === unit &&
      one.kind === kind &&
      one.until !== one.since &&
      (one.until === null || one.until > since),
  )
  if (other === undefined) return null
  const until = other.until === null ? "" : ` đến ${shown(other.until)}`
  return `Đã khai đầy đủ từ ${shown(other.since)}${until}; hãy kết thúc lời khai ấy trước.`
}

/** Why a declaration cannot end on a day, or go on; null where it can. */
export function whyNotEnded(
  asked: { readonly unit: string; readonly kind: string; readonly since: string },
  until: string | null,
  known: readonly Declared[],
): string | null {
  const { unit, kind, since } = asked
  const own = known.filter((one) => one.unit === unit && one.kind === kind)
  const it = own.find((one) => one.since === since)
  if (it === undefined) return `Chưa ai khai sổ này đầy đủ từ ${shown(since)}.`
  if (it.until === until) return "Lời khai đã như vậy."
  if (until !== null && until < since) {
    return `Ngày kết thúc không được trước ngày bắt đầu (${shown(since)}); cùng ngày nghĩa là chưa bao giờ đầy đủ.`
  }
  const next = own.find(
    (one) => one.since > since && one.until !== one.since && (until === null || one.since < until),
  )
  return next === undefined ? null : `Lời khai khác đã bắt đầu từ ${shown(next.since)}.`
}
