import { findingsOf, type CheckWorld } from "./checks/asset.ts"
import { type Finding, fingerprintOf, problemOf } from "./checks/finding.ts"
import type { DayView } from "./day-view.ts"
import type { AssetWarning } from "./model.ts"
import type { Standing } from "./standing.ts"

/** Farther than any neighbour that a check looks for, in metres. */
const NEARBY = 200

/** Findings that nobody has answered. */
export const openFindings = (standing: Standing, world: CheckWorld): Finding[] =>
  findingsOf(standing, world).filter((one) => answerTo(standing, one) === null)

const answerTo = ({ life }: Standing, finding: Finding) => {
  const fingerprint = fingerprintOf(finding)
  return (
    life.answers.findLast((one) => one.code === finding.code && one.fingerprint === fingerprint) ??
    null
  )
}

/** Everything that the checks say of an asset, with the answers; `told` names an act's person and time. */
export function warningsOf(
  standing: Standing,
  world: CheckWorld,
  told: (act: number) => { readonly by: string; readonly at: string },
): AssetWarning[] {
  return findingsOf(standing, world).map((finding) => {
    const answer = answerTo(standing, finding)
    return {
      ...problemOf(finding),
      fingerprint: fingerprintOf(finding),
      answer: answer === null ? null : { reason: answer.reason, ...told(answer.act) },
    }
  })
}

/** The codes of open findings of all assets of a day; kept true by `refresh`. */
export class OpenWarnings {
  private readonly codes = new Map<string, readonly string[]>()
  private readonly view: DayView
  private readonly world: CheckWorld

  private constructor(view: DayView, world: CheckWorld) {
    this.view = view
    this.world = world
  }

  static async of(
    view: DayView,
    world: CheckWorld,
    pause: () => Promise<void> | null,
  ): Promise<OpenWarnings> {
    const warnings = new OpenWarnings(view, world)
    for (const standing of view.all()) {
      warnings.look(standing)
      const waiting = pause()
      if (waiting !== null) await waiting
    }
    return warnings
  }

  private look(standing: Standing): void {
    const open = openFindings(standing, this.world)
    if (open.length === 0) this.codes.delete(standing.life.id)
    else this.codes.set(standing.life.id, [...new Set(open.map(({ code }) => code))])
  }

  of(id: string): readonly string[] {
    return this.codes.get(id) ?? []
  }

  /** Looks anew at assets that changed, and at those around where they were and are. */
  refresh(changed: ReadonlySet<string>, places: readonly (readonly [number, number])[]): void {
    const all = new Set(changed)
    for (const [longitude, latitude] of places) {
      for (const { standing } of this.view.near(null, longitude, latitude, NEARBY)) {
        all.add(standing.life.id)
      }
    }
    for (const id of all) {
      const standing = this.view.get(id)
      if (standing === undefined) this.codes.delete(id)
      else this.look(standing)
    }
  }
}
