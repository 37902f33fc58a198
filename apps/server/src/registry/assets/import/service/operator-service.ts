import type { Context } from "../../../../platform/context.ts"
import type { KeyHeld } from "../../../../platform/identity/index.ts"
import { readOrganisations } from "../../../organisations/store/organisations-store.ts"
import type { AssetDraft, AssetKind, AssetSource, SaveOutcome } from "../../model.ts"
import { readAssets } from "../../service/read-service.ts"
import { readKinds } from "../../service/kinds-service.ts"
import { checkAssets, saveAssets } from "../../service/save-service.ts"
import { sightOver } from "../../service/sight-service.ts"
import { writerWith } from "../../sight.ts"
import { knownAssets } from "../known.ts"
import type { OperatorAsset, OperatorReport } from "../operator-model.ts"

/** What a key may write, and what its rows say without being told. */
export interface Holding {
  /** Codes are the holder's own. */
  readonly scheme: string
  /** The organisation that owns what it writes; null for a unit. */
  readonly owner: string | undefined
  /** The network of the holder: "452-04". */
  readonly operator: string | undefined
  readonly mayWrite: ReturnType<typeof writerWith>
  readonly source: AssetSource
}

export async function holdingOf(ctx: Context, { holder, keyId }: KeyHeld): Promise<Holding> {
  const kinds = await readKinds(ctx.db)
  const organisations = await readOrganisations(ctx.db)
  return {
    scheme: holder,
    owner: organisations.byId.has(holder) ? holder : undefined,
    operator: networkOf(kinds, holder),
    mayWrite: writerWith(await sightOver(ctx, [holder])),
    source: { kind: "key", key: keyId },
  }
}

function networkOf(kinds: ReadonlyMap<string, AssetKind>, holder: string): string | undefined {
  const values = [...kinds.values()]
    .flatMap(({ attributes }) => attributes)
    .filter(({ namesOperator }) => namesOperator)
    .flatMap((attribute) => attribute.values)
  return values.find(({ organisation }) => organisation === holder)?.code
}

/**
 * Saves what an operator's own system says of its assets, each known by the operator's code: sent
 * again it changes nothing. Assets of others are refused by row and field; the rest is written.
 */
export async function saveOfOperator(
  ctx: Context,
  held: KeyHeld,
  assets: readonly OperatorAsset[],
  commit: boolean,
): Promise<OperatorReport> {
  const holding = await holdingOf(ctx, held)
  const kinds = await readKinds(ctx.db)
  const known = knownAssets(await readAssets(ctx, { kinds: ["mast", "base-station"] }), "mast")
  const keys = new Set(assets.map(({ kind, code }) => `${kind}/${code}`))
  const standsOn = (code: string) => {
    if (keys.has(`mast/${code}`)) return `key:mast/${code}`
    const found = known.coded("mast", code)
    const own = found.find(({ codes }) => codes.some(({ scheme }) => scheme === holding.scheme))
    return own?.id ?? (found.length === 1 ? found[0]?.id : undefined) ?? code
  }
  const drafts = assets.map((asset, at) => draftOf(asset, at, { holding, kinds, standsOn }))
  const { mayWrite, source } = holding
  const saving = { source, actor: held.actor, partial: true, mayWrite }
  const outcome = commit
    ? await saveAssets(ctx, drafts, saving)
    : await checkAssets(ctx, drafts, { mayWrite })
  return reportOf(assets, outcome)
}

interface Drafting {
  readonly holding: Holding
  readonly kinds: ReadonlyMap<string, AssetKind>
  readonly standsOn: (code: string) => string
}

function draftOf(
  { kind, code, longitude, latitude, mast, attributes = {}, ...said }: OperatorAsset,
  at: number,
  { holding, kinds, standsOn }: Drafting,
): AssetDraft {
  const { scheme, owner, operator } = holding
  const named = kinds.get(kind)?.attributes.find(({ namesOperator }) => namesOperator)
  const isPlaced = longitude !== undefined && latitude !== undefined
  const geometry = isPlaced
    ? { geometry: { type: "Point" as const, coordinates: [longitude, latitude] } }
    : {}
  const network = named !== undefined && operator !== undefined ? { [named.code]: operator } : {}
  const stands = mast === undefined ? {} : { mast: standsOn(mast) }
  return {
    ...said,
    kind,
    key: `${kind}/${code}`.slice(0, 100),
    codes: [{ scheme, code }],
    ...geometry,
    ...(named === undefined && owner !== undefined ? { owner } : {}),
    attributes: { ...network, ...attributes, ...stands },
    place: `${at + 1}`,
  }
}

function reportOf(assets: readonly OperatorAsset[], outcome: SaveOutcome): OperatorReport {
  return {
    act: outcome.act,
    counts: outcome.counts,
    rows: outcome.outcomes.map(({ index, id, action, problems }) => ({
      row: index + 1,
      code: assets[index]?.code ?? "",
      id,
      action,
      problems: problems.map(({ code, severity, field, vi, suggestion }) => ({
        code,
        severity,
        column: COLUMNS[field] ?? field,
        vi,
        suggestion,
      })),
    })),
  }
}

/** Fields of an asset as the row names them. */
const COLUMNS: Readonly<Record<string, string>> = {
  geometry: "longitude",
  codes: "code",
  id: "code",
  "attributes.mast": "mast",
}
