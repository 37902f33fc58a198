import { expect, test } from "vitest"
import { weaknessOf } from "./password-strength.ts"

const own = ["an.nguyen@tinh.gov.vn", "Nguyễn Văn An"]

test.each([
  ["a sentence", "con mèo ngồi trên mái nhà"],
  ["words without tone marks", "chim hot dau nha luc sang"],
  ["characters from a password manager", "v7#Kq2!mZp9&Lx"],
])("%s is taken", (_name, password) => {
  expect(weaknessOf(password, own)).toBeNull()
})

test.each([
  ["seven letters that are fourteen when decomposed", "ạạạạạạạ".normalize("NFD"), "14 ký tự"],
  ["thirteen characters", "v7#Kq2!mZp9&L", "đang có 13"],
  ["nothing", "", "đang có 0"],
  ["one letter repeated", "a".repeat(40), "lặp lại"],
  ["four letters in turn", "abcd".repeat(5), "lặp lại"],
  ["a common word twice", "matkhau matkhau", "dễ đoán"],
  ["a common word with a year and digits", "Matkhau@2026123456", "dễ đoán"],
  ["digits in order", "12345678901234", "dễ đoán"],
  ["letters along the keyboard", "qwertyuiopasdf", "dễ đoán"],
  ["the name of the product and the year", "TinhSo TinhSo 2026", "dễ đoán"],
  ["a short word repeated", "hoa5mai".repeat(3), "dễ đoán"],
  ["the own e-mail", "xx an.nguyen@tinh.gov.vn", "thư điện tử của bạn"],
  ["the first part of the own e-mail", "an.nguyen con mèo đen", "thư điện tử của bạn"],
  ["the own name with other tone marks", "NGUYEN van an rat vui", "tên"],
])("%s is refused, and why is told", (_name, password, why) => {
  expect(weaknessOf(password, own)).toContain(why)
})
