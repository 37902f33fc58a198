import type { CampaignDetail } from "@tinhso/server/coverage/measurements/model"
import { formatNumber } from "@tinhso/vietnamese"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { UnitName } from "../people/UnitName.tsx"
import { useWords } from "../words/index.ts"

/** What was declared of a campaign; what nobody said is said not to be known. */
export function CampaignFacts({ campaign }: { readonly campaign: CampaignDetail }) {
  const { say, language } = useWords()
  const { correction, correctionBasis, noiseFloor, antennaHeight, publication } = campaign
  const unsaid = say("measured.unsaid")
  const facts = [
    [say("measured.kind"), say(`measured.kind.${campaign.kind}`)],
    [say("measured.by"), campaign.by],
    [say("measured.unit"), <UnitName key="unit" id={campaign.unit} />],
    [say("measured.points"), formatWhole(campaign.points, language)],
    [
      say("measured.days"),
      campaign.from === null || campaign.to === null
        ? unsaid
        : [...new Set([campaign.from, campaign.to])]
            .map((day) => formatDay(day, language))
            .join("–"),
    ],
    [say("measured.place"), say(`measured.place.${campaign.place}`)],
    [say("measured.device"), campaign.device ?? unsaid],
    [say("measured.height"), antennaHeight === null ? unsaid : `${formatNumber(antennaHeight)} m`],
    [
      say("measured.correction"),
      correction === null
        ? say("measured.correction.none")
        : `${formatNumber(correction)} dB — ${correctionBasis ?? ""} (${say("measured.correction.kept")})`,
    ],
    [say("measured.floor"), noiseFloor === null ? unsaid : `${formatNumber(noiseFloor)} dBm`],
    [say("measured.source"), campaign.source],
    ...(publication === null
      ? []
      : [
          [
            say("measured.publication"),
            say("measured.publication.of", {
              cell: formatNumber(publication.cell),
              least: publication.least,
            }),
          ],
        ]),
  ] as const
  return (
    <dl className="org-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
