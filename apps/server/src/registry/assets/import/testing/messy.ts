import {
  type CellSpec,
  type SheetSpec,
  writeWorkbook,
} from "../../../../platform/table-file/testing/workbook-writer.ts"
import {
  asTyped,
  placeTogether,
  wrongCells,
  writtenDay,
  writtenHeight,
  writtenPlace,
  writtenYes,
} from "./messy-cells.ts"
import {
  type Column,
  DISTRICTS,
  type Layout,
  type MessyWorkbook,
  OPERATORS,
  type PutIn,
  ROMAN,
  type RowPlan,
  TECHNOLOGIES,
} from "./messy-model.ts"
import { Random } from "./random.ts"

/** A workbook as provinces send them, made from a seed, with what was put into every row. */
export function messyWorkbook(seed: number, rows = 30): MessyWorkbook {
  return new Maker(new Random(seed)).make(rows)
}

class Maker {
  readonly #random: Random
  readonly #layout: Layout
  readonly #lines: (readonly CellSpec[])[] = []
  readonly #merges: string[] = []
  readonly #hidden: number[] = []
  readonly #put: PutIn[] = []
  readonly #columns: readonly Column[]

  constructor(random: Random) {
    this.#random = random
    this.#layout = {
      twoLines: random.chance(0.7),
      merged: random.chance(0.7),
      together: random.chance(0.25),
      technology: random.pick(["list", "ticks", "operators"] as const),
      groups: random.pick(["district", "none"] as const),
      ditto: random.chance(0.5),
      numbering: random.chance(0.4),
      again: random.chance(0.3),
      total: random.chance(0.7),
      titleRows: random.whole(0, 4),
      blank: random.chance(0.3),
    }
    this.#columns = this.#plan()
  }

  make(rows: number): MessyWorkbook {
    const random = this.#random
    const titles = ["UBND TỈNH BẮC KẠN", "DANH SÁCH TRẠM BTS", "(Kèm theo Công văn số  /STTTT)", ""]
    for (const title of titles.slice(0, this.#layout.titleRows)) this.#lines.push([title || null])
    this.#header()
    let number = 0
    let group = 0
    for (const [district, communes] of DISTRICTS) {
      if (this.#layout.groups === "district") this.#group(group++, district)
      for (let at = 0; at < Math.ceil(rows / DISTRICTS.length); at++) {
        number += 1
        const same = at > 0
        this.#row({ number, district, commune: random.pick(communes), same })
        if (this.#layout.again && number === 11) this.#header()
        if (this.#layout.blank && number === 7) this.#lines.push([])
      }
    }
    if (this.#layout.total) this.#lines.push([null, "Tổng cộng", String(number)])
    this.#lines.push([], [null, null, null, null, "NGƯỜI LẬP BIỂU"], ["Ghi chú: (nt) như trên"])
    const sheet: SheetSpec = {
      name: random.pick(["Phu luc 01 ", "Sheet1", "BTS"]),
      rows: this.#lines,
      merges: this.#merges,
      hiddenRows: this.#hidden,
    }
    return { bytes: writeWorkbook({ sheets: [sheet] }), put: this.#put, hiddenRows: this.#hidden }
  }

  #plan(): Column[] {
    const random = this.#random
    const columns: Column[] = [
      { head: random.pick(["TT", "STT", "Số TT"]), cell: ({ number }) => number },
      {
        head: random.pick(["Tên trạm", "Mã trạm", "Tên trạm BTS"]),
        cell: ({ name }) => asTyped(random, name),
      },
    ]
    const places = this.#placeColumns()
    const units = this.#unitColumns()
    columns.push(...(random.chance(0.5) ? [...units, ...places] : [...places, ...units]))
    columns.push(...this.#technologyColumns())
    columns.push({
      head: random.pick(["Chiều cao cột (m)", "Chiều cao cột", "Độ cao cột"]),
      cell: ({ height }) => height,
    })
    columns.push({
      head: random.pick(["Ngày phát sóng", "Ngày lắp đặt"]),
      cell: ({ day }) => day,
    })
    if (random.chance(0.4)) columns.push({ head: "Ghi chú", cell: () => null })
    return columns
  }

  #unitColumns(): Column[] {
    const above = { above: "Địa điểm" }
    const district = ({ district: name, sameDistrict }: RowPlan): CellSpec =>
      this.#layout.ditto && sameDistrict && this.#random.chance(0.5)
        ? this.#random.pick(["nt", "NT", "(nt)", "như trên", "-nt-"])
        : asTyped(this.#random, name)
    return [
      {
        ...above,
        head: this.#random.pick(["Xã, phường", "Xã/Phường/Thị trấn", "Xã"]),
        cell: ({ commune }) => asTyped(this.#random, commune.replace(/^Xã /u, this.#xa())),
      },
      {
        ...above,
        head: this.#random.pick(["Huyện/TP", "Huyện", "Huyện, thành phố"]),
        cell: district,
      },
    ]
  }

  readonly #xa = () => this.#random.pick(["Xã ", "X. ", "xã "])

  #placeColumns(): Column[] {
    if (this.#layout.together) {
      return [
        {
          head: this.#random.pick(["Tọa độ", "Tọa độ (Lat, Long)", "Tọa độ GPS"]),
          cell: ({ place }) => place.both,
        },
      ]
    }
    const above = { above: this.#random.pick(["Tọa độ", "Tọa độ", "Vị trí tọa độ"]) }
    return [
      {
        ...above,
        head: this.#random.pick(["Kinh độ", "Long", "KINH ĐỘ"]),
        cell: ({ place }) => place.first,
      },
      {
        ...above,
        head: this.#random.pick(["Vĩ độ", "Lat", "VĨ ĐỘ"]),
        cell: ({ place }) => place.second,
      },
    ]
  }

  #technologyColumns(): Column[] {
    const random = this.#random
    const above = { above: "Công nghệ" }
    switch (this.#layout.technology) {
      case "list": {
        const mark = random.pick(["/", ", ", "+", " "])
        const text = ({ technologies }: RowPlan) => technologies.join(mark)
        return [
          { head: random.pick(["Công nghệ", "Loại công nghệ"]), cell: text },
          {
            head: random.pick(["Nhà mạng", "Doanh nghiệp"]),
            cell: ({ operators }) => operators[0] ?? null,
          },
        ]
      }
      case "ticks":
        return TECHNOLOGIES.map((technology) => ({
          ...above,
          head: technology,
          cell: ({ technologies }) =>
            technologies.includes(technology) ? writtenYes(random) : null,
        }))
      case "operators":
        return OPERATORS.map(([operator]) => ({
          above: "Nhà mạng",
          head: operator,
          cell: ({ operators, technologies }) =>
            operators.includes(operator) ? technologies.join("/") : null,
        }))
    }
  }

  /** One line, or two with groups above; merged or, as often, only meant so. */
  #header(): void {
    const { twoLines, merged } = this.#layout
    const top = this.#lines.length + 1
    const heads = this.#columns.map(({ head }) => head)
    if (!twoLines) this.#lines.push(heads)
    else {
      const upper = this.#columns.map(({ above, head }, at) => {
        if (above === undefined) return merged ? head : null
        return this.#columns[at - 1]?.above === above ? null : above
      })
      const lower = this.#columns.map(({ above, head }) =>
        merged && above === undefined ? null : head,
      )
      this.#lines.push(upper, lower)
      if (merged) this.#mergeHeader(top)
    }
    if (this.#layout.numbering) this.#lines.push(heads.map((_head, at) => `(${at + 1})`))
  }

  #mergeHeader(top: number): void {
    this.#columns.forEach(({ above }, at) => {
      const letter = letterOf(at)
      if (above === undefined) this.#merges.push(`${letter}${top}:${letter}${top + 1}`)
      if (above === undefined || this.#columns[at - 1]?.above === above) return
      let end = at
      while (this.#columns[end + 1]?.above === above) end += 1
      if (end > at) this.#merges.push(`${letter}${top}:${letterOf(end)}${top}`)
    })
  }

  #group(at: number, district: string): void {
    this.#lines.push([ROMAN[at] ?? "X", asTyped(this.#random, district.toUpperCase())])
  }

  #row({
    number,
    district,
    commune,
    same,
  }: {
    number: number
    district: string
    commune: string
    same: boolean
  }): void {
    const random = this.#random
    const longitude = Number((105.55 + random.next() * 0.6).toFixed(6))
    const latitude = Number((21.95 + random.next() * 0.5).toFixed(6))
    const height = random.pick([30, 36, 42, 45, 42.5, 60])
    const year = random.whole(2012, 2023)
    const commissioned = `${year}-${pad(random.whole(1, 12))}-${pad(random.whole(1, 28))}`
    const technologies = TECHNOLOGIES.filter(() => random.chance(0.55))
    const some = technologies.length === 0 ? (["4G"] as const) : technologies
    const operators = this.#operators()
    const written = writtenPlace(random, longitude, latitude)
    const wrong = random.chance(0.15) ? wrongCells(random, written.first, height) : null
    const name = `BKN-${random.pick(["SC", "ĐX", "NTMK", "tCR"])}${String(number).padStart(3, "0")}`
    const plan: RowPlan = {
      number,
      name,
      commune,
      district,
      sameDistrict: same,
      place: { ...written, both: placeTogether(random, longitude, latitude), ...wrong?.place },
      technologies: some,
      operators: operators.map(([named]) => named),
      height: wrong?.height ?? writtenHeight(random, height),
      day: writtenDay(random, commissioned),
    }
    this.#lines.push(this.#columns.map(({ cell }) => cell(plan)))
    const row = this.#lines.length
    if (random.chance(0.05)) this.#hidden.push(row)
    const codes = operators.map(([, code]) => code)
    const stations =
      this.#layout.technology === "ticks"
        ? some
        : some.flatMap((one) => codes.map((code) => `${one} ${code}`))
    this.#put.push({
      row,
      name,
      longitude,
      latitude,
      within: this.#layout.together ? 2 : written.within,
      height,
      commissioned,
      stations,
      commune,
      wrong: wrong?.why ?? null,
    })
  }

  #operators() {
    if (this.#layout.technology === "operators") {
      const some = OPERATORS.filter(() => this.#random.chance(0.5))
      return some.length === 0 ? [OPERATORS[0]] : some
    }
    return [this.#random.pick(OPERATORS)]
  }
}

const pad = (number: number) => String(number).padStart(2, "0")
const letterOf = (index: number) => String.fromCodePoint(65 + index)
