import type { AssetDetail } from "@tinhso/server/registry/assets/model"
import { formatDecimal } from "../../i18n/index.ts"
import { MAP_NAMES } from "../../ui/asset-map/address.ts"
import { type Fact, Facts } from "../../ui/Facts.tsx"
import { valueText } from "../../ui/asset-map/value-text.ts"
import { placePath } from "../parts/figure.tsx"
import { inLanguage } from "../parts/words.ts"
import { here, Link, type Site, useSite } from "../site.tsx"
import type { MapView } from "./read.ts"
import { AssetLink } from "./tables.tsx"

/** What is at the place that was tapped. */
export function Chosen({ view: { chosen } }: { view: MapView }) {
  const site = useSite()
  const { t } = site
  if (chosen.length === 0) return null
  return (
    <section className="asset-chosen" aria-labelledby="o-day" tabIndex={-1}>
      <h2 id="o-day">{t("assets.here")}</h2>
      {chosen.map((asset, index) =>
        asset === null ? (
          // oxlint-disable-next-line react/no-array-index-key -- a missing one has no key of its own
          <p key={index}>{t("assets.unknown")}</p>
        ) : (
          <One key={asset.id} asset={asset} />
        ),
      )}
      <p>
        <a href={here(site, { [MAP_NAMES.chosen]: null })} data-asset="">
          {t("assets.close")}
        </a>
      </p>
    </section>
  )
}

function One({ asset }: { asset: AssetDetail }) {
  const site = useSite()
  const { t, language } = site
  const { id, name, state, declaration, place, longitude, latitude } = asset
  const degrees = (value: number) => formatDecimal(value.toFixed(5), language)
  return (
    <article>
      <h3>
        {name || id}
        {asset.illustrative && <small> · {t("assets.illustrative")}</small>}
      </h3>
      <Facts
        facts={[
          {
            name: t("assets.kind"),
            value: inLanguage(site, declaration.nameVi, declaration.nameEn),
          },
          { name: t("assets.state"), value: t(`assets.state.${state}`) },
          {
            name: t("assets.unit"),
            value: place.unit !== null && (
              <Link to={placePath(place.unit)}>{place.unit.fullName}</Link>
            ),
          },
          {
            name: t("assets.place"),
            value:
              longitude !== null &&
              latitude !== null &&
              t("assets.degrees", {
                latitude: degrees(latitude),
                longitude: degrees(longitude),
              }),
          },
          ...attributesOf(asset, site),
          { name: t("assets.from"), value: asset.refers.length > 0 && <Links to={asset.refers} /> },
          {
            name: t("assets.on"),
            value: asset.referredBy.length > 0 && <Links to={asset.referredBy} />,
          },
          {
            name: t("assets.record"),
            value: (
              <>
                <a href={`/console/ha-tang/${id}`}>{id}</a> ·{" "}
                <a href={`/api/v1/assets/${id}`}>{t("assets.data")}</a>
              </>
            ),
          },
        ]}
      />
    </article>
  )
}

const attributesOf = ({ declaration, attributes }: AssetDetail, site: Site): Fact[] =>
  declaration.attributes
    .filter(({ type }) => type !== "asset")
    .map((attribute) => ({
      name: inLanguage(site, attribute.nameVi, attribute.nameEn),
      value: valueText(attribute, attributes[attribute.code], site.language),
    }))

function Links({ to }: { to: AssetDetail["refers"] | AssetDetail["referredBy"] }) {
  return (
    <ul className="plain">
      {to.map((one) => (
        <li key={one.id}>
          <AssetLink asset={one} />
        </li>
      ))}
    </ul>
  )
}
