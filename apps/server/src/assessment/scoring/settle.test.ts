import { expect, test } from "vitest"
import { type Part, settle, type Stage, type Step } from "./settle.ts"

/** "self:agency:8", "verdict:lead:-:thiếu quyết định" (disagrees), "self:agency:na". */
const steps = (...texts: string[]): Step[] =>
  texts.map((text, seq) => {
    const [stage = "", part = "", points = "", reason = ""] = text.split(":")
    const applicable = points !== "na"
    return {
      seq,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
      stage: stage as Stage,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written below
      part: part as Part,
      points: applicable ? Number(points) : null,
      applicable,
      agrees: stage === "verdict" ? reason === "" : null,
      reason,
    }
  })

test.each([
  ["nothing said", [], { state: "empty", final: null, awaits: [] }],
  ["computed only", ["computed:system:9"], { state: "computed", computed: 9, final: null }],
  [
    "claimed",
    ["self:agency:8"],
    { state: "claimed", self: 8, final: null, awaits: ["lead", "co-verifier"] },
  ],
  [
    "verified by the lead, not yet by the one who confirms",
    ["self:agency:8", "verdict:lead:8"],
    { state: "verified", final: 8, awaits: ["co-verifier"] },
  ],
  [
    "both agree on less, and the reason stands with the loss",
    ["self:agency:8", "verdict:lead:5:thiếu danh sách", "verdict:co-verifier:5:thiếu danh sách"],
    { state: "verified", final: 5, awaits: [], lost: { points: 3, reason: "thiếu danh sách" } },
  ],
  [
    "raised: nothing is lost",
    ["self:agency:7.04", "verdict:lead:10:tỉnh có số liệu", "verdict:co-verifier:10"],
    { state: "verified", final: 10, lost: null },
  ],
  [
    "the two come to different points",
    ["self:agency:8", "verdict:lead:8", "verdict:co-verifier:4:khác số của sở"],
    { state: "disputed", final: 8 },
  ],
  [
    "the lead comes round to the other's points",
    ["self:agency:8", "verdict:lead:8", "verdict:co-verifier:4:khác", "verdict:lead:4:theo sở"],
    { state: "verified", final: 4 },
  ],
  [
    "nothing claimed, and the lead gives points all the same",
    ["verdict:lead:0:không tự chấm"],
    { state: "verified", self: null, final: 0, awaits: [], lost: null },
  ],
  [
    "what the council decided awaits nobody, though the lead never spoke",
    ["self:agency:8", "council:council:6"],
    { state: "decided", final: 6, awaits: [] },
  ],
  [
    "a new claim leaves old verdicts behind",
    ["self:agency:8", "verdict:lead:5:thiếu", "verdict:co-verifier:5", "self:agency:6"],
    { state: "claimed", self: 6, final: null, awaits: ["lead", "co-verifier"] },
  ],
  [
    "appealed",
    ["self:agency:8", "verdict:lead:5:thiếu", "appeal:agency:8:đã bổ sung"],
    { state: "appealed", verified: 5, final: 5 },
  ],
  [
    "decided by the council, whatever was said before",
    [
      "self:agency:8",
      "verdict:lead:5:thiếu",
      "appeal:agency:8:đã bổ sung",
      "council:council:7:nhận một phần",
    ],
    { state: "decided", verified: 5, final: 7, lost: { points: 1, reason: "nhận một phần" } },
  ],
  [
    "appealed again after a decision",
    [
      "self:agency:8",
      "verdict:lead:5:t",
      "appeal:agency:8:a",
      "council:council:7:không",
      "appeal:agency:8:b",
    ],
    { state: "appealed", final: 7 },
  ],
  [
    "does not apply",
    ["self:agency:na", "verdict:lead:na"],
    { state: "verified", self: "not-applicable", final: "not-applicable" },
  ],
])("%s", (_name, texts, expected) => {
  expect(settle(steps(...texts), true)).toMatchObject(expected)
})

test("without a co-verifier nobody waits for one", () => {
  expect(settle(steps("self:agency:8", "verdict:lead:8"), false)).toMatchObject({
    state: "verified",
    awaits: [],
  })
})
