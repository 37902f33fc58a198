import { expect, test } from "vitest"
import { parse } from "./parse.ts"
import { sentence } from "./sentence.ts"

const NAMES: Readonly<Record<string, { vi: string; en: string }>> = {
  hộ_có_cáp_quang: { vi: "số hộ có cáp quang", en: "households with fibre" },
  tổng_hộ: { vi: "tổng số hộ", en: "households" },
  họp: { vi: "số cuộc họp", en: "meetings" },
}

test.each([
  [
    "a ratio",
    "hộ_có_cáp_quang / tổng_hộ",
    "số hộ có cáp quang chia cho tổng số hộ",
    "households with fibre divided by households",
  ],
  [
    "brackets where the reading would mislead",
    "(hộ_có_cáp_quang - 1) / tổng_hộ",
    "(số hộ có cáp quang trừ 1) chia cho tổng số hộ",
    "(households with fibre minus 1) divided by households",
  ],
  [
    "numbers as the language writes them",
    "họp * 1234.5 > 90%",
    "số cuộc họp nhân với 1.234,5 lớn hơn 90\u00a0%",
    "meetings times 1234.5 is greater than 90%",
  ],
  [
    "a choice",
    "if(họp >= 4; 20; 0)",
    "(nếu số cuộc họp đạt từ 4 thì 20, nếu không thì 0)",
    "(if meetings is at least 4 then 20, otherwise 0)",
  ],
  [
    "steps",
    "tier(họp; 4,20; 3,15)",
    "điểm bậc thang theo số cuộc họp (20 khi từ 4 trở lên; 15 khi từ 3 trở lên; còn lại 0)",
    "steps by meetings (20 from 4 on; 15 from 3 on; otherwise 0)",
  ],
  [
    "a cap",
    "min(họp / 12; 1)",
    "số nhỏ nhất trong [số cuộc họp chia cho 12; 1]",
    "the smallest of [meetings divided by 12; 1]",
  ],
  [
    "periods",
    "growth(họp; 4) + prev(ytd(họp))",
    "mức tăng của số cuộc họp so với 4 kỳ trước cộng số cuộc họp lũy kế từ đầu năm của kỳ trước",
    "the growth of meetings over 4 periods before plus meetings since January of the period before",
  ],
  [
    "units",
    "rank(họp; low) + each(họp; avg)",
    "thứ hạng theo số cuộc họp (thấp nhất xếp thứ 1) cộng trung bình, tính riêng từng đơn vị trực thuộc, của số cuộc họp",
    "the rank by meetings (the lowest is first) plus the mean, taken unit by unit, of meetings",
  ],
  [
    "a code without a name",
    "round(bts[t=4G]; 1) ?? 0",
    "bts (t: 4G) làm tròn đến 1 chữ số thập phân (nếu thiếu thì lấy) 0",
    "bts (t: 4G) rounded to 1 decimals (or, where missing,) 0",
  ],
])("%s", (_name, text, vi, en) => {
  const parsed = parse(text)
  expect(parsed.ok && sentence(parsed.ast, (code) => NAMES[code])).toEqual({ vi, en })
})
