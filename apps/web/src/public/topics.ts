import type { Measure } from "@tinhso/server/indicators/model"
import type { MessageKey } from "../i18n/index.ts"

export type Topic =
  | "infrastructure"
  | "security"
  | "government"
  | "people"
  | "economy"
  | "plans"
  | "other"

/** In the order in which pages show them. */
export const TOPICS: readonly { readonly topic: Topic; readonly title: MessageKey }[] = [
  { topic: "infrastructure", title: "topic.infrastructure" },
  { topic: "government", title: "topic.government" },
  { topic: "people", title: "topic.people" },
  { topic: "security", title: "topic.security" },
  { topic: "economy", title: "topic.economy" },
  { topic: "plans", title: "topic.plans" },
  { topic: "other", title: "topic.other" },
]

/** The first topic of which a word stands in the measure's code decides. */
const WORDS: readonly (readonly [Topic, RegExp])[] = [
  ["economy", /grdp|econom|ecommerce|productivity|business|industry|retail|sector/],
  ["plans", /(?:^|_)plan(?:_|$)|assessed|conference|widw/],
  ["security", /security|drill|(?:^|_)soc(?:_|$)|information_systems/],
  ["people", /community_team|train|staff|skills|contest|expert|member|officials_learn/],
  [
    "government",
    /signature|certificate|portal|online_service|tslcd|agencies|records|offices|officials|camera/,
  ],
  [
    "infrastructure",
    /bts|mast|station|broadband|covered|fibre|subscription|wifi|loudspeaker|broadcast|internet|5g|smartphone|gaps/,
  ],
]

/** Where a measure stands on a page. Only a place on the page: nothing is computed from it. */
export function topicOf(measure: Pick<Measure, "code">): Topic {
  return WORDS.find(([, words]) => words.test(measure.code))?.[0] ?? "other"
}
