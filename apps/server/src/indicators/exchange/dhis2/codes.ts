import { searchKey, toNfc } from "@tinhso/vietnamese"

const LETTERS =
  "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
const NOT_OURS = new RegExp(`[^${LETTERS}0-9]+`, "gu")
const FIRST = new RegExp(`^[${LETTERS}]`, "u")
const LONGEST = 60

/** A name as a code: "Số hộ (có cáp quang)" is số_hộ_có_cáp_quang. Empty where it has no letter of ours. */
export function wordsOf(name: string): string {
  const small = toNfc(name).toLowerCase()
  const known = Array.from(small, (letter) => (LETTERS.includes(letter) ? letter : foreign(letter)))
  const code = known
    .join("")
    .replace(NOT_OURS, "_")
    .replace(/^[_0-9]+|_+$/gu, "")
  if (code.length <= LONGEST) return code
  const cut = code.slice(0, LONGEST)
  return cut.slice(0, Math.max(cut.lastIndexOf("_"), 30)).replace(/_+$/u, "")
}

/** Letters that Vietnamese does not have, without their marks: ü is u. */
const foreign = (letter: string) => (/\p{L}/u.test(letter) ? searchKey(letter) : letter)

/** A code for a thing of DHIS2 that nothing else has: its name, and its id where the name is taken. */
export function codeFor(name: string, id: string, taken: ReadonlySet<string>): string {
  const words = wordsOf(name)
  const code = FIRST.test(words) ? words : `dhis2_${id.toLowerCase()}`
  return taken.has(code)
    ? `${code}_${id.toLowerCase().replace(/[^a-z0-9]/gu, "")}`.slice(0, 80)
    : code
}
