import { expect, test } from "vitest"
import { proposed, type RunForm, runOf } from "./run-form.ts"

const options = {
  terrain: true,
  presets: [],
  defaults: { preset: "ngoai-troi", radiusKm: 15, resolutionM: 90, reliabilities: [50, 75, 90] },
}
const filled: RunForm = { ...proposed(options), name: " Quảng Ninh ", unit: "22" }

test("what the server proposes is asked for as it is, with name and unit", () => {
  expect(runOf(filled)).toEqual({
    wrong: {},
    run: {
      name: "Quảng Ninh",
      unit: "22",
      preset: "ngoai-troi",
      model: "itm",
      mode: "field",
      ground: "terrain",
      missingTerrain: "refuse",
      holes: "refuse",
      skipBad: false,
      radiusKm: 15,
      resolutionM: 90,
      reliabilities: [50, 75, 90],
    },
  })
})

test("without terrain only flat land is proposed, and nothing is said of missing ground", () => {
  const form = { ...proposed({ ...options, terrain: false }), name: "a", unit: "22" }

  expect(runOf(form).run).toMatchObject({ ground: "flat" })
  expect(runOf(form).run).not.toHaveProperty("missingTerrain")
})

test("houses and trees are asked for by P.1812 alone", () => {
  const form = { ...proposed({ ...options, clutter: true }), name: "a", unit: "22" }

  expect(runOf(form).run).not.toHaveProperty("clutter")
  expect(runOf({ ...form, model: "p1812" }).run).toMatchObject({ clutter: true })
})

test("lists are read with any blanks, each name once", () => {
  const { run } = runOf({ ...filled, technologies: "4G, 5G ;4G", operators: "", radius: "7,5" })

  expect(run).toMatchObject({ technologies: ["4G", "5G"], radiusKm: 7.5 })
  expect(run).not.toHaveProperty("operators")
})

test.each<[string, Partial<RunForm>, keyof RunForm]>([
  ["a name of blanks", { name: "  " }, "name"],
  ["no unit", { unit: "" }, "unit"],
  ["a radius of 500 km", { radius: "500" }, "radius"],
  ["a pixel in words", { resolution: "nhỏ" }, "resolution"],
  ["a certainty of 100 %", { reliabilities: "50, 100" }, "reliabilities"],
  ["no certainty", { reliabilities: "" }, "reliabilities"],
])("%s is not sent", (_name, part, field) => {
  const { run, wrong } = runOf({ ...filled, ...part })

  expect(run).toBe(null)
  expect(wrong).toEqual({ [field]: true })
})
