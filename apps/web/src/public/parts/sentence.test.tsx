import type { PlaceMeasure } from "@tinhso/server/indicators/model"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { siteOf, SiteProvider } from "../site.tsx"
import { figure, row } from "../testing/sample.ts"
import { Sentence } from "./sentence.tsx"

const site = siteOf("/", "vi", "2026-11-21T02:00:00Z", "", () =>
  Promise.reject(new Error("unused")),
)
const html = (of: PlaceMeasure) =>
  renderToStaticMarkup(
    <SiteProvider value={site}>
      <Sentence row={of} />
    </SiteProvider>,
  )
const named = (id: string, exact: string) => ({ ...figure, id, exact, value: Number(exact) })

test("a sum opens below, each of its parts opens its figure", () => {
  const text = html({
    ...row,
    how: "sum",
    exact: "6920",
    figures: [named("bg-03", "3775"), named("bn-05", "3145")],
    sentenceVi: "Trên 6.920 trạm: Bắc Giang 3.775 (2024); Bắc Ninh trên 3.145 (2023).",
  })

  expect(text).toContain('<a href="#ct-bts" class="figure-link">6.920</a>')
  expect(text).toContain('<a href="/so-lieu/bg-03" class="figure-link">3.775</a>')
  expect(text).toContain('<a href="/so-lieu/bn-05" class="figure-link">3.145</a>')
  expect(text).toMatch(/\(2023\)\.<\/span>$/)
})

test.each([
  ["inside a longer number", "2", "Có 2.442 trạm, 2 trạm 5G.", ">2</a> trạm 5G."],
  ["inside a date", "10", "Ngày 09/10/2024 đạt 10 %.", ">10\u00a0%</a>."],
  ["inside a decimal", "6", "86,6 % và 6 tổ.", ">6</a> tổ."],
])("a value is not found %s", (_name, exact, sentence, expected) => {
  const text = html({ ...row, figures: [named("x", exact)], sentenceVi: sentence })

  expect(text).toContain(`class="figure-link"${expected}`)
})

test("a sentence that prints no value opens as a whole", () => {
  const text = html({ ...row, sentenceVi: "Mọi thôn đều có sóng." })

  expect(text).toBe('<a href="/so-lieu/bg-03">Mọi thôn đều có sóng.</a>')
})

test("without a sentence the measure is named with what is known", () => {
  const none = { ...figure, value: null, exact: null }

  expect(html({ ...row, sentenceVi: null, figures: [none] })).toContain(
    "Trạm BTS: không nêu giá trị",
  )
})
