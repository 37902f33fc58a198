import { fold } from "@tinhso/vietnamese"

const SMALL = new Set(["va", "cua", "tinh", "thanh", "pho"])

/**
 * An id to begin with: the territory, a dot, and the letters that people abbreviate a name by.
 *
 * @example
 * suggestId("22", "Sở Khoa học và Công nghệ") // "22.SKHCN"
 */
export function suggestId(unit: string, name: string): string {
  const letters = fold(name)
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "" && !SMALL.has(word))
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("")
    .replace(/^[0-9]+/u, "")
  return letters === "" ? "" : `${unit}.${letters}`.slice(0, 31)
}
