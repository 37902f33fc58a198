import type { Dossier } from "@tinhso/server/assessment/model"
import { get } from "../../../api.ts"
import { roundPath } from "../queries.ts"
import { type Place, placeKey } from "./place.ts"

/** As many as one request takes. */
const MOST = 24

interface Waiting {
  readonly round: string
  readonly place: Place
  readonly done: (dossier: Dossier) => void
  readonly failed: (error: unknown) => void
}

let waiting: Waiting[] = []

/** Dossiers that are wanted at the same moment come in one answer. */
export function loadDossier(round: string, place: Place): Promise<Dossier> {
  return new Promise((done, failed) => {
    waiting.push({ round, place, done, failed })
    if (waiting.length === 1) setTimeout(askWaiting, 0)
  })
}

function askWaiting(): void {
  const all = waiting
  waiting = []
  for (const [round, own] of Map.groupBy(all, (one) => one.round)) {
    for (let from = 0; from < own.length; from += MOST) {
      void askTogether(round, own.slice(from, from + MOST))
    }
  }
}

async function askTogether(round: string, wanted: readonly Waiting[]): Promise<void> {
  try {
    const found = await askDossiers(
      round,
      wanted.map(({ place }) => place),
    )
    const byKey = new Map(found.map((dossier) => [placeKey(dossier), dossier]))
    for (const { place, done, failed } of wanted) {
      const dossier = byKey.get(placeKey(place))
      if (dossier === undefined) failed(new Error(placeKey(place)))
      else done(dossier)
    }
  } catch (error) {
    for (const { failed } of wanted) failed(error)
  }
}

function askDossiers(round: string, places: readonly Place[]): Promise<Dossier[]> {
  const of = places.map((place) => `of=${encodeURIComponent(placeKey(place))}`).join("&")
  return get<Dossier[]>(`${roundPath(round)}/dossiers?${of}`)
}
