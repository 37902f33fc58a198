import { describe, expect, test } from "vitest"
import { csvLine, notFormula } from "./line.ts"

describe("a line of CSV", () => {
  test("quotes what would otherwise break the line, and nothing else", () => {
    expect(csvLine(["Xã A", 'gọi là "B"', "a,b", "hai\ndòng", " thừa", 1.5, null, ""])).toBe(
      'Xã A,"gọi là ""B""","a,b","hai\ndòng"," thừa",1.5,,',
    )
  })

  test("keeps text that looks like a formula from being one", () => {
    expect(notFormula('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")')
    expect(notFormula("@a")).toBe("'@a")
    expect(notFormula("Xã =A")).toBe("Xã =A")
  })
})
