import { searchKey } from "./fold.ts"

/**
 * A name for addresses and file names: ASCII lower-case letters and digits joined by hyphens.
 * Empty when the text has neither; different names can share a slug ("Văn Lang", "Văn Lăng").
 *
 * @example
 * slug("Đặc khu Vân Đồn (Quảng Ninh)") // "dac-khu-van-don-quang-ninh"
 */
export function slug(text: string): string {
  return searchKey(text)
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
}
