import type { LayerAt } from "@tinhso/server/coverage/runs/model"
import { COVERAGE_NAMES, type CoverageAsked } from "../../ui/coverage-map/address.ts"
import { type PlaceSaid, PlaceSays } from "../../ui/coverage-map/PlaceSays.tsx"
import { MAP_NAMES } from "../../ui/asset-map/address.ts"
import { here, href, useSite } from "../site.tsx"
import { mapAddress, type PlaceRead } from "./read.ts"
import { Refused } from "./sought.tsx"

interface Props {
  readonly read: PlaceRead
  readonly asked: CoverageAsked
}

/** What is said of a place, with its links, in the language of the page. */
export function PlacePanel({ read: { said, refused }, asked }: Props) {
  const site = useSite()
  const { t, language } = site
  if (refused !== null) return <Refused detail={refused} />
  if (said === null) return null
  const explain = (layer: LayerAt, text: string) => (
    <a href={here(site, { [COVERAGE_NAMES.layer]: layer.key })} data-cov-layer={layer.key}>
      {text}
    </a>
  )
  const station = (code: string) =>
    /^TS-\d+$/u.test(code) ? (
      <a href={mapAddress(site, asked, { [MAP_NAMES.chosen]: code })}>{code}</a>
    ) : (
      code
    )
  return (
    <>
      <PlaceSays said={said} voice={{ t, language }} explain={explain} station={station} />
      <Tell said={said} />
    </>
  )
}

/** Where there is no signal people can say so: a model is not the last word. */
function Tell({ said: { answer, layer } }: { readonly said: PlaceSaid }) {
  const site = useSite()
  const shown = answer.layers.find(({ key }) => key === layer)
  if (shown?.status !== "uncovered") return null
  const { latitude, longitude } = answer.asked
  const told = { place: `${latitude}, ${longitude}`, technology: shown.technology }
  return (
    <p>
      <a href={href(site, "/vung-lom-song/phan-anh", told)}>{site.t("gaps.tell")}</a>
    </p>
  )
}
