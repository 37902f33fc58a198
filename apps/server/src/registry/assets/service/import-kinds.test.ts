import { readFile } from "node:fs/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { OPERATOR } from "../../../platform/context.ts"
import type { AssetChecks, AssetKindListed } from "../model.ts"
import { mast, openStand, type Stand } from "../testing/stand.ts"
import { importKinds } from "./import-kinds.ts"
import { readKinds } from "./kinds-service.ts"

const SHIPPED = new URL("../../../../../../data/asset-kinds.json", import.meta.url)

let stand: Stand
let shipped: { kinds: AssetKindListed[] }
beforeAll(async () => {
  stand = await openStand()
  shipped = JSON.parse(await readFile(SHIPPED, "utf8"))
})
afterAll(() => stand.close())

async function take(kinds: unknown, commit = true) {
  const sent = { file: "loai.json", text: JSON.stringify({ kinds }) }
  return importKinds(stand.ctx, sent, { commit, actor: OPERATOR })
}
const kindOf = (code: string) => {
  const found = shipped.kinds.find((kind) => kind.code === code)
  if (found === undefined) throw new Error(code)
  return found
}

test("the shipped declarations are what is in effect already", async () => {
  const done = await take(shipped.kinds)

  expect(new Set(done.kinds.map(({ action }) => action))).toEqual(new Set(["same"]))
})

test("a kind of a province's own takes its place beside the others, and is checked by its rules", async () => {
  const kind = {
    code: "public-screen",
    nameVi: "Bảng tin điện tử công cộng",
    nameEn: "Public screen",
    groupVi: "Thông tin cơ sở",
    groupEn: "Local information",
    geometry: "point",
    attributes: [
      {
        code: "inches",
        nameVi: "Kích thước",
        nameEn: "Size",
        type: "number",
        need: "required",
        min: 10,
        max: 500,
      },
    ],
    rules: [
      {
        code: "large",
        formula: "inches >= 32",
        severity: "warning",
        attribute: "inches",
        vi: "Nhỏ hơn chuẩn của tỉnh",
        en: "Smaller than the province asks",
      },
    ],
    public: { listed: true, attributes: ["inches"] },
    source: "Tỉnh",
  }
  expect((await take([kind], false)).kinds).toMatchObject([
    { code: "public-screen", action: "add" },
  ])
  expect((await readKinds(stand.db)).has("public-screen")).toBe(false)
  await take([kind])
  const { id } = await stand.made({
    ...mast("Bảng tin"),
    kind: "public-screen",
    attributes: { inches: 24 },
  })

  const { warnings } = await stand.get<AssetChecks>(`/assets/${id}/checks`, stand.editor)
  expect(warnings.map(({ code, vi }) => [code, vi])).toEqual([["large", "Nhỏ hơn chuẩn của tỉnh"]])
})

test("an attribute that is taken out of a kind is told with its assets, which keep it in their history", async () => {
  const { id } = await stand.made(mast("Cột thử"))
  const lesser = kindOf("mast")
  const without = {
    ...lesser,
    attributes: lesser.attributes.filter(({ code }) => code !== "height"),
    rules: [],
    public: { listed: true },
    counts: [],
  }
  const done = await take([without, { ...kindOf("base-station"), rules: [] }], false)

  expect(done.lost).toEqual([{ kind: "mast", attribute: "height", value: null, assets: 1 }])
  expect(id).toMatch(/^TS-/u)
})

test.each([
  [
    "a rule that reads what there is not",
    {
      rules: [
        {
          code: "x",
          formula: "heigth > 1",
          severity: "error",
          attribute: "height",
          vi: "x",
          en: "x",
        },
      ],
    },
    "có phải “height”",
  ],
  [
    "an enumeration without values",
    {
      attributes: [{ code: "a", nameVi: "A", nameEn: "A", type: "enum" }],
      rules: [],
      counts: [],
      public: { listed: false },
    },
    "enum phải có values",
  ],
  [
    "a published attribute that there is not",
    { public: { listed: true, attributes: ["colour"] } },
    "không có thuộc tính này",
  ],
])("%s is refused, and nothing is taken", async (_name, change, words) => {
  await expect(take([{ ...kindOf("mast"), ...change }])).rejects.toMatchObject({
    errors: expect.arrayContaining([
      expect.objectContaining({ detail: expect.stringContaining(words) }),
    ]),
  })
})
