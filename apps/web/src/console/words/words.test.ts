import { expect, test } from "vitest"
import { assessmentAnswerWords } from "./assessment-answers.ts"
import { assessmentClaimWords } from "./assessment-claims.ts"
import { assessmentIndexWords } from "./assessment-index.ts"
import { assessmentMappingWords } from "./assessment-mappings.ts"
import { assessmentRoundWords } from "./assessment-round.ts"
import { assessmentRowWords } from "./assessment-rows.ts"
import { assessmentWords } from "./assessment.ts"
import { collectionWords } from "./collections.ts"
import { definitionWords } from "./definitions.ts"
import { frameWords } from "./frame.ts"
import { gridWords } from "./grid.ts"
import { identityWords } from "./identity.ts"
import { importWords } from "./imports.ts"
import { organisationWords } from "./organisations.ts"
import { planWords } from "./plans.ts"
import { reportWords } from "./reports.ts"
import { staffWords } from "./staff.ts"
import type { Words } from "./words.ts"

const all: Words = {
  ...assessmentAnswerWords,
  ...assessmentClaimWords,
  ...assessmentIndexWords,
  ...assessmentMappingWords,
  ...assessmentRoundWords,
  ...assessmentRowWords,
  ...assessmentWords,
  ...collectionWords,
  ...definitionWords,
  ...frameWords,
  ...gridWords,
  ...identityWords,
  ...importWords,
  ...organisationWords,
  ...planWords,
  ...reportWords,
  ...staffWords,
}
const holes = (text: string) => (text.match(/\{\{[^}]+\}\}/g) ?? []).toSorted()

test("no text is defined twice", () => {
  const count = [
    assessmentAnswerWords,
    assessmentClaimWords,
    assessmentIndexWords,
    assessmentWords,
    assessmentMappingWords,
    assessmentRoundWords,
    assessmentRowWords,
    planWords,
    definitionWords,
    collectionWords,
    reportWords,
    frameWords,
    gridWords,
    identityWords,
    importWords,
    organisationWords,
    staffWords,
  ]
    .map((some) => Object.keys(some).length)
    .reduce((sum, one) => sum + one)
  expect(Object.keys(all)).toHaveLength(count)
})

test.each(Object.entries(all))("%s has the same values to fill in in both languages", (_, pair) => {
  expect(holes(pair[1])).toEqual(holes(pair[0]))
})

test.each(Object.entries(all))("%s is NFC, in both languages", (_, pair) => {
  expect(pair.map((text) => text.normalize("NFC"))).toEqual(pair)
})
