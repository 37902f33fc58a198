import type { Context } from "../../../platform/context.ts"
import { assetKinds } from "../../../registry/index.ts"

/** What operators are called that stations of the register name by a code. */
export async function operatorNames({ db }: Pick<Context, "db">): Promise<Map<string, string>> {
  const station = (await assetKinds(db)).get("base-station")
  const values = station?.attributes.find(({ code }) => code === "operator")?.values ?? []
  return new Map(values.map(({ code, vi }) => [code, vi]))
}
