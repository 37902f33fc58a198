import fc from "fast-check"
import { expect, test } from "vitest"
import { vietnameseText } from "../arbitrary.test-data.ts"
import { decode, decodeAs, type Encoding } from "./decode.ts"
import { encode } from "./encode.ts"

const ALL: Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1258", "tcvn3", "vni"]
const PROSE =
  "Ngày 25/12/2023, tỉnh Quảng Ninh ban hành Kế hoạch số 660/KH-UBND về chuyển đổi số; toàn tỉnh " +
  "có 1.596 trạm, đạt 89,13%. “Đặc khu Vân Đồn” là đơn vị mới… Ông Nguyễn Văn An: 'cố gắng hơn'."
const CSV = "Mã\tTên\tLoại\r\n10001\tMường Khương\tHuyện\r\n10002\tLong Khánh\tThành phố\r\n"
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const hex = (text: string) => Uint8Array.from(text.split(" "), (byte) => parseInt(byte, 16))

const samples = { prose: PROSE, "tab-separated table": CSV, name: "Mường Khương", city: "Huế" }
test.each(
  Object.entries(samples).flatMap(([kind, text]) =>
    ALL.map((encoding) => ({ kind, text, encoding })),
  ),
)("a $kind in $encoding is recognised and read", ({ text, encoding }) => {
  expect(decode(encode(text, encoding))).toMatchObject({ text, encoding, problem: null })
})

test.each<[string, string, Encoding, string]>([
  ["TCVN3 bytes as the fonts had them", "42 BE 63 20 4B B9 6E", "tcvn3", "Bắc Kạn"],
  ["byte 0xAD of TCVN3 as ư", "4D AD EA 6E 67 20 4B 68 AD AC 6E 67", "tcvn3", "Mường Khương"],
  ["TCVN3 capitals without tones", "54 D8 4E 48 20 51 55 B6 4E 47", "tcvn3", "TỉNH QUảNG"],
  ["VNI vowels with their marks", "50 68 F6 F4 F8 6E 67 20 42 61 E9 63", "vni", "Phường Bắc"],
  ["VNI capitals with capital marks", "48 55 D6 D4 CF 4E 47 20 42 41 C9 43", "vni", "HUƯỢNG BẮC"],
  ["VNI capitals with small marks", "41 E2 75 20 4C 61 EF 63", "vni", "Âu Lạc"],
  [
    "windows-1258 combining marks",
    "C2 EC 74 20 4D F9 69 20 4C FD F5 CC 6E 67",
    "windows-1258",
    "Ất Mùi Lường",
  ],
])("%s", (_name, bytes, encoding, text) => {
  expect(decodeAs(hex(bytes), encoding)).toEqual({ text, undecodable: [] })
})

test.each<[string, Encoding, "NFC" | "NFD", boolean]>([
  ["UTF-8 in NFD", "utf-8", "NFD", false],
  ["UTF-8 with a mark", "utf-8", "NFC", true],
  ["UTF-16 little-endian with a mark", "utf-16le", "NFC", true],
  ["UTF-16 big-endian with a mark", "utf-16be", "NFD", true],
])("%s comes back in NFC, with its form told", (_name, encoding, form, bom) => {
  const decoded = decode(encode(PROSE, encoding, { form, bom }))

  expect(decoded).toMatchObject({ text: PROSE, encoding, form, hadBom: bom, confidence: 1 })
})

test.each([
  ["nothing", "", "ascii"],
  ["plain letters", "code;name\r\n1;Long An\r\n", "ascii"],
  ["letters of other scripts in UTF-8", "東京 Привет", "utf-8"],
])("%s is %s %s", (_name, text, encoding) => {
  expect(decode(new TextEncoder().encode(text))).toMatchObject({ text, encoding })
})

test.each([
  ["French", latin1("L'été dernier, les élèves étudiaient déjà le français où ils étaient nés.")],
  ["a French word", latin1("déjà vu")],
  ["French names in a table", latin1("Nom;Prénom\nLéa;Hélène\nJosé;André\n")],
  ["German", latin1("Die Bürger müssen für größere Häuser höhere Gebühren zahlen; schöne Grüße.")],
  ["a German name", latin1("Müller")],
  ["Spanish", latin1("El niño pequeño está en la habitación; mañana irá a la montaña.")],
  ["Portuguese", latin1("A informação não está disponível; são três opções de avaliação.")],
  ["Shift-JIS", hex("93 FA 96 7B 8C EA 82 CC 95 B6 8E 9A 97 F1 82 C5 82 B7 81 42")],
  ["half-width katakana", hex("C3 BD C4 20 B6 C0 B6 C5 20 C3 DE B0 C0")],
  ["GBK", hex("B9 E3 CE F7 D7 B3 D7 E5 D7 D4 D6 CE C7 F8")],
  ["Russian in windows-1251", hex("CF F0 E8 E2 E5 F2 2C 20 EA E0 EA 20 E4 E5 EB E0 3F")],
  [
    "VISCII",
    hex("54 E1 B4 74 20 63 E4 20 6D F7 69 20 6E 67 DF B6 69 20 73 69 6E 68 20 72 61 20 FE AB 75"),
  ],
  ["one letter", hex("AD")],
  ["two letters", hex("41 B8")],
])("%s stays unknown", (_name, bytes) => {
  expect(decode(bytes)).toMatchObject({ encoding: "unknown", text: "", confidence: 0 })
})

test.each([
  ["a picture", hex("89 50 4E 47 0D 0A 1A 0A 00 00 00 0D"), "not-text"],
  ["an archive", hex("50 4B 03 04 14 00 06 00"), "not-text"],
  ["escape sequences", hex("1B 24 42 46 7C 4B 5C 1B 28 42"), "not-text"],
  ["UTF-32", hex("FF FE 00 00 41 00 00 00 42 00 00 00"), "not-text"],
  ["a name that is Cửa in TCVN3 and Cưa in VNI", hex("43 F6 61 20 4E 61 6D"), "ambiguous"],
])("%s is unknown: %s", (_name, bytes, problem) => {
  expect(decode(bytes)).toMatchObject({ encoding: "unknown", problem })
})

test("an ambiguous name tells which encodings it fits", () => {
  const { candidates } = decode(hex("43 F6 61 20 4E 61 6D"))

  expect(candidates.map(({ encoding }) => encoding)).toEqual(["tcvn3", "vni"])
})

test("UTF-8 cut inside a letter is damaged there, never read as another encoding", () => {
  const bytes = encode(PROSE, "utf-8")
  for (let cut = 20; cut < bytes.length; cut++) {
    if (((bytes[cut] ?? 0) & 0xc0) !== 0x80) continue
    const { encoding, problem, undecodable } = decode(bytes.subarray(0, cut))
    expect([encoding, problem]).toEqual(["unknown", "damaged"])
    expect((undecodable[0] ?? 0) >= cut - 2).toBe(true)
  }
})

test("one bad byte far inside a legacy file is found, and the text is not returned", () => {
  const bytes = encode(`${PROSE}\n`.repeat(3000).replaceAll("…", ""), "tcvn3")
  bytes[400_000] = 0xff

  expect(decode(bytes)).toMatchObject({
    encoding: "unknown",
    problem: "damaged",
    undecodable: [400_000],
  })
})

test("odd or lonely halves of UTF-16 are damage", () => {
  const odd = decode(hex("FF FE 41 00 42"))
  const lonely = decode(hex("FE FF 00 41 D8 00 00 42"))

  expect([odd.undecodable, lonely.undecodable]).toEqual([[4], [4]])
})

test("letters that begin late in a long file still tell the encoding", () => {
  const text = `${"0123456789;ABC\n".repeat(40_000)}${PROSE}`

  expect(decode(encode(text, "vni"))).toMatchObject({ text, encoding: "vni" })
})

test("a declared encoding replaces what it cannot read and says where", () => {
  expect(decodeAs(hex("42 FF 63"), "tcvn3")).toEqual({ text: "B\ufffdc", undecodable: [1] })
  expect(decodeAs(hex("EF BB BF 42 E1 BA 63"), "utf-8")).toEqual({
    text: "B\ufffdc",
    undecodable: [4],
  })
})

test.each(ALL.filter((encoding) => encoding !== "tcvn3"))(
  "any Vietnamese text comes back from %s",
  (encoding) => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        expect(decodeAs(encode(text, encoding), encoding)).toEqual({ text, undecodable: [] })
      }),
    )
  },
)

test("any Vietnamese text without toned capitals comes back from TCVN3", () => {
  fc.assert(
    fc.property(vietnameseText, (anyCase) => {
      const text = anyCase.toLowerCase()
      expect(decodeAs(encode(text, "tcvn3"), "tcvn3")).toEqual({ text, undecodable: [] })
    }),
  )
})

test.each<[string, string, Encoding]>([
  ["a toned capital in TCVN3", "Ất", "tcvn3"],
  ["a letter of another script in VNI", "京", "vni"],
  ["any mark in ASCII", "á", "ascii"],
])("%s cannot be encoded", (_name, text, encoding) => {
  expect(() => encode(text, encoding)).toThrow(RangeError)
})

test("random bytes are never taken for text in a legacy encoding", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 400 }), (bytes) => {
      expect(["windows-1258", "tcvn3", "vni"]).not.toContain(decode(bytes).encoding)
    }),
    { numRuns: 2000 },
  )
})
