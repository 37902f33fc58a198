import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { expect, test } from "vitest"
import { nameLayers, operatorNames } from "./operator-names.ts"

const attribute = { code: "operator", values: [{ code: "452-04", vi: "Viettel", en: "Viettel" }] }
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what is read of a kind
const kinds = [{ attributes: [attribute] }] as unknown as AssetKindListed[]
const layer = {
  key: "4g_452-04",
  technology: "4G",
  operator: "452-04",
  thresholdDbm: -110,
  status: "outside" as const,
  levelDbm: null,
  reliability: null,
  sight: null,
  server: null,
}

test("codes of operators are told by the names that kinds of assets declare", () => {
  const [shown] = nameLayers([layer], operatorNames(kinds))

  expect(shown).toMatchObject({ key: "4g_452-04", operator: "Viettel" })
})

test("a code that nobody declared stays, and all operators stay all", () => {
  const others = [
    { ...layer, operator: "452-99" },
    { ...layer, operator: null },
  ]

  expect(nameLayers(others, operatorNames(kinds)).map(({ operator }) => operator)).toEqual([
    "452-99",
    null,
  ])
})
