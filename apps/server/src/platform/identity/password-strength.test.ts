import { expect, test } from "vitest"
import { weaknessOf } from "./password-strength.ts"

const own = ["an.nguyen@tinh.gov.vn", "Nguyễn Văn An"]

test.each([
  ["a sentence is taken", fine("con mèo ngồi trên mái nhà")],
  ["so are words without tone marks", fine("chim hot dau nha luc sang")],
  ["and characters from a password manager", fine("v7#Kq2!mZp9&Lx")],
  ["composed and decomposed letters count the same", weak("ạạạạạạạ".normalize("NFD"), "14 ký tự")],
  ["thirteen characters are too few", weak("v7#Kq2!mZp9&L", "đang có 13")],
  ["nothing is too little", weak("", "đang có 0")],
  ["one letter repeated", weak("a".repeat(40), "lặp lại")],
  ["four letters in turn", weak("abcd".repeat(5), "lặp lại")],
  ["a common word twice", weak("matkhau matkhau", "dễ đoán")],
  ["a common word with a year and digits", weak("Matkhau@2026123456", "dễ đoán")],
  ["digits in order", weak("12345678901234", "dễ đoán")],
  ["letters along the keyboard", weak("qwertyuiopasdf", "dễ đoán")],
  ["the name of the product and the year", weak("TinhSo TinhSo 2026", "dễ đoán")],
  ["a short word repeated", weak("hoa5mai".repeat(3), "dễ đoán")],
  ["the own e-mail inside", weak("xx an.nguyen@tinh.gov.vn", "thư điện tử của bạn")],
  ["its first part inside", weak("an.nguyen con mèo đen", "thư điện tử của bạn")],
  ["the own name inside, with other tone marks", weak("NGUYEN van an rat vui", "tên")],
])("%s", (_name, [password, why]) => {
  const weakness = weaknessOf(password, own)

  if (why === null) expect(weakness).toBeNull()
  else expect(weakness).toContain(why)
})

function fine(password: string): [string, null] {
  return [password, null]
}

function weak(password: string, why: string): [string, string] {
  return [password, why]
}
