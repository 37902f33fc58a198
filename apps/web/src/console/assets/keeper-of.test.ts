import { expect, test } from "vitest"
import { keeperOf } from "./keeper-of.ts"

const asset = { unit: "06652.2025", declaredUnit: null, owner: "VN.VIETTEL", operator: null }
const grant = (role: "reader" | "editor", unitId: string) => ({ role, unitId })

test.each([
  ["an operator's own mast", asset, [grant("editor", "VN.VIETTEL")], "VN.VIETTEL"],
  ["the province's staff", asset, [grant("editor", "22")], "06652.2025"],
  [
    "a reader of the operator is not its editor",
    asset,
    [grant("reader", "VN.VIETTEL")],
    "06652.2025",
  ],
  ["an asset of no known unit", { ...asset, unit: null }, [grant("editor", "22")], "22"],
])("%s", (_name, of, grants, keeper) => {
  expect(keeperOf(of, grants)).toBe(keeper)
})
