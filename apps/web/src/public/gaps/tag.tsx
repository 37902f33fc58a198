import type { GapState } from "@tinhso/server/coverage/register/model"
import { Tag, type Tone } from "../../ui/Tag.tsx"
import { useSite } from "../site.tsx"

const TONES: Readonly<Record<GapState, Tone>> = {
  reported: "info",
  confirmed: "bad",
  planned: "warn",
  closed: "good",
  dismissed: "none",
}

/** A state of a gap in a word and a shape. */
export function GapTag({ state }: { readonly state: GapState }) {
  const { t } = useSite()
  return <Tag tone={TONES[state]}>{t(`gaps.state.${state}`)}</Tag>
}
