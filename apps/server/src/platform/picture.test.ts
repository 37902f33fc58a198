import { expect, test } from "vitest"
import { pngOf } from "./picture.ts"

const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 40" width="300" height="40"><text x="5" y="25" font-family="Be Vietnam Pro" font-size="16">${text}</text></svg>`

test("a drawing becomes a PNG of twice its size", async () => {
  const png = await pngOf(drawing("Tỷ lệ"))

  expect(png.subarray(1, 4).toString()).toBe("PNG")
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 80])
})

test.each("ạảãầẩẫậằẳẵặẹẻẽềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐƯƠ≥".split(""))(
  "the letter %s is drawn, and as no other",
  async (letter) => {
    const blank = await pngOf(drawing(" "))
    const [one, other] = await Promise.all([pngOf(drawing(letter)), pngOf(drawing("\uE000"))])

    expect(one.equals(blank)).toBe(false)
    expect(one.equals(other)).toBe(false)
  },
)
