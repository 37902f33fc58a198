/** Speed of @tinhso/vietnamese: `npm run bench -- vietnamese`. Medians of nine runs after two. */
import {
  compareVietnamese,
  decode,
  encode,
  type Encoding,
  fold,
  nearest,
  parseNumber,
} from "../packages/vietnamese/src/index.ts"
import { report } from "./measure/report.ts"

const MEGABYTE = 1_000_000
const LINE = "01834;Phường Nguyễn Thị Minh Khai;Thành phố Bắc Kạn;Tỉnh Bắc Kạn;1.596,5\r\n"
const ONSETS = ["B", "Ch", "Đ", "H", "Kh", "L", "M", "Ng", "Nh", "Ph", "Qu", "S", "T", "Th", "Tr"]
const RIMES = ["an", "ắc", "ạch", "ình", "ỷ", "oà", "uyên", "ương", "ốc", "ưỡng", "êm", "ôi"]

function syllable(n: number): string {
  return `${ONSETS[n % ONSETS.length]}${RIMES[Math.floor(n / ONSETS.length) % RIMES.length]}`
}

function names(count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `Xã ${syllable(i * 7)} ${syllable(i * 31 + 5)} ${i % 90}`,
  )
}

function measure(work: string, size: string, run: () => unknown): void {
  const values: number[] = []
  for (let i = 0; i < 11; i++) {
    const start = performance.now()
    run()
    if (i >= 2) values.push(performance.now() - start)
  }
  report({ work, size, values, unit: "ms", bar: null })
}

const text = LINE.repeat(Math.ceil((10 * MEGABYTE) / LINE.length))
const encodings: Encoding[] = ["utf-8", "utf-16le", "windows-1258", "tcvn3", "vni"]
for (const encoding of encodings) {
  const bytes = encode(text, encoding).subarray(0, 10 * MEGABYTE)
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + (encoding === "utf-16le" ? 2 : 1))
  if (decode(whole).encoding !== encoding) throw new Error(`${encoding} was not recognised`)
  measure(`decode ${encoding}`, "10 MB", () => decode(whole))
}

const some = names(13_000)
const many = names(15_000)
measure("fold", "13 000 names", () => some.map((name) => fold(name)))
measure("sort", "13 000 names", () => some.toSorted(compareVietnamese))
measure("nearest", "15 000 candidates", () => nearest("Xã Thưỡng Bắch 12", many, 3))
const figures = Array.from(
  { length: 100_000 },
  (_, i) => `trên ${i}.${100 + (i % 900)},${i % 10} trạm`,
)
measure("parseNumber", "100 000 figures", () => figures.map((figure) => parseNumber(figure)))
