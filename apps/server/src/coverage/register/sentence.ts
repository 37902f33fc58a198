import { formatNumber } from "@tinhso/vietnamese"
import type { Share } from "./programme.ts"

interface Said {
  readonly vi: string
  readonly en: string
}

/** "97,4 % (150/154) vùng lõm sóng đã được phủ": never rounded up to the whole. */
export function shareSentence({ reached, of, share }: Share, what: "closed" | "other"): Said {
  if (share === null) {
    return {
      vi: "Chưa có vùng lõm sóng nào để tính tỷ lệ",
      en: "There is no gap yet to compute a share of",
    }
  }
  const percent = percentOf(reached, of)
  const vi = `${formatNumber(percent)} % (${formatNumber(reached)}/${formatNumber(of)}) vùng lõm sóng`
  const en = `${percent} % (${reached}/${of}) of coverage gaps`
  return what === "closed"
    ? { vi: `${vi} đã được phủ`, en: `${en} are closed` }
    : { vi: `${vi} đã đạt`, en: `${en} have come as far as asked` }
}

/** A tenth of a percent; 100 only where all are, 0 only where none is. */
function percentOf(part: number, whole: number): number {
  const tenths = Math.round((part / whole) * 1000)
  if (part < whole && tenths === 1000) return 99.9
  if (part > 0 && tenths === 0) return 0.1
  return tenths / 10
}
