import { fold } from "@tinhso/vietnamese"

/** The rule: at least 8 with a second factor, or at least 14 (NĐ 331/2026); 14 serves both. */
const PASSWORD_LENGTH = 14
/** What must be left when everything guessable is taken out. */
const LEFT = 8

/** Words and runs that people and guessing programs start with, folded, without spaces. */
const GUESSED = [
  ..."abcdefghijklmnopqrstuvwxyz 01234567890123456789 98765432109876543210".split(" "),
  ..."qwertyuiop asdfghjkl zxcvbnm 1q2w3e4r5t6y qazwsxedc qwerty azerty".split(" "),
  ..."password passw0rd p@ssw0rd p@ssword matkhau matkhautamthoi doimatkhau".split(" "),
  ..."administrator admin quantri quantrivien root superuser letmein welcome".split(" "),
  ..."iloveyou anhyeuem emyeuanh toiyeuvietnam yeuem xinchao hello chaomung".split(" "),
  ..."tinhso chuyendoiso chinhquyenso chinhphuso ubnd uyban congan bimat".split(" "),
  ..."vietnam hanoi saigon hochiminh quangninh bacninh bacgiang backan thainguyen".split(" "),
  ..."viettel vnpt mobifone secret changeme default dragon football monkey master".split(" "),
].toSorted((a, b) => b.length - a.length)

/** A part of a known run of at least four: "4567", "qwer". */
function withoutRuns(text: string): string {
  let left = text
  for (const word of GUESSED) left = left.replaceAll(word, "\n")
  for (const run of GUESSED.filter((word) => /^(?:\d+|abc.*|qwertyuiop|asdfghjkl)$/.test(word))) {
    for (let from = 0; from + 4 <= run.length; from++) {
      left = left.replaceAll(run.slice(from, from + 4), "\n")
    }
  }
  return left.replaceAll("\n", "")
}

/** The text once where it is a shorter text repeated: "abcabcabc" gives "abc". */
function oncePerRepeat(text: string): string {
  const period = (text + text).indexOf(text, 1)
  return period > 0 ? text.slice(0, period) : text
}

/**
 * Why a password is too easy to guess, in Vietnamese, or null. `own` are the person's name and
 * e-mail: a part of them of four letters or more may not stand in the password.
 */
export function weaknessOf(password: string, own: readonly string[]): string | null {
  const letters = Array.from(password.normalize("NFC"))
  if (letters.length < PASSWORD_LENGTH) {
    return `Mật khẩu cần ít nhất ${PASSWORD_LENGTH} ký tự; đang có ${letters.length}.`
  }
  if (new Set(letters).size < 5) return "Mật khẩu chỉ lặp lại một vài ký tự."
  const folded = fold(password).replaceAll(/\s+/g, "")
  const parts = own
    .flatMap((text) => [text, text.split("@")[0] ?? ""])
    .map((text) => fold(text).replaceAll(/\s+/g, ""))
    .filter((part) => part.length >= 4)
  if (parts.some((part) => folded.includes(part))) {
    return "Mật khẩu không được chứa tên hay thư điện tử của bạn."
  }
  if (withoutRuns(oncePerRepeat(folded)).length < LEFT) {
    return "Mật khẩu thuộc loại hay gặp, dễ đoán. Một câu dài dễ nhớ sẽ tốt hơn."
  }
  return null
}
