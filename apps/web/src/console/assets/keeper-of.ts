import type { Grant } from "@tinhso/server/platform/identity/model"
import type { AssetDetail } from "@tinhso/server/registry/assets/model"

const EDITING = new Set(["editor", "administrator"])

/**
 * Whose a document of an asset becomes: the organisation of whoever keeps it where the asset is that
 * one's, otherwise the unit in which the asset lies.
 */
export function keeperOf(
  {
    unit,
    declaredUnit,
    owner,
    operator,
  }: Pick<AssetDetail, "unit" | "declaredUnit" | "owner" | "operator">,
  grants: readonly Pick<Grant, "role" | "unitId">[],
): string {
  const mine = grants.filter(({ role }) => EDITING.has(role)).map(({ unitId }) => unitId)
  const own = [owner, operator].find((one) => one !== null && mine.includes(one))
  return own ?? unit ?? declaredUnit ?? mine[0] ?? "VN"
}
