import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import { readBook } from "../../store/book-store.ts"
import { isWithin } from "../../tree.ts"
import { refOf } from "../../view.ts"
import { organisationRef } from "../book.ts"
import {
  listOrganisations,
  organisationDetail,
  type OrganisationQuestion,
  type UnitNames,
} from "../listing.ts"
import type { Organisation, OrganisationDetail, OrganisationRef } from "../model.ts"
import { readOrganisations } from "../store/organisations-store.ts"
import { isOrganisationWithin } from "../within.ts"
import { organisationIn } from "./change-service.ts"

async function unitNames(ctx: Context): Promise<UnitNames> {
  const book = await readBook(ctx.db)
  const today = dayInVietnam(ctx.now())
  return {
    nameOf: (id, day) => {
      const unit = book.units.get(id)
      return unit === undefined ? id : refOf(unit, day).fullName
    },
    isWithin: (unit, ancestor) => isWithin(book, unit, ancestor, today),
  }
}

export async function findOrganisations(
  ctx: Context,
  question: OrganisationQuestion,
  day: string,
): Promise<Organisation[]> {
  return listOrganisations(await readOrganisations(ctx.db), question, day, await unitNames(ctx))
}

export async function getOrganisation(
  ctx: Context,
  id: string,
  day: string,
): Promise<OrganisationDetail> {
  const book = await readOrganisations(ctx.db)
  return organisationDetail(book, organisationIn(book, id), day, await unitNames(ctx))
}

/** The organisations of these ids as called on a day; ids that do not exist are left out. */
export async function organisationRefs(
  db: Reader,
  ids: readonly string[],
  on: string,
): Promise<Map<string, OrganisationRef>> {
  const book = await readOrganisations(db)
  return new Map(
    ids.flatMap((id) => {
      const found = book.byId.get(id)
      return found === undefined ? [] : [[id, organisationRef(found, on)] as const]
    }),
  )
}

/**
 * Whether a unit or an organisation lies in the care of another one on a day: `tree.ts` and
 * `within.ts` say when.
 */
export async function isInCareOf(
  db: Reader,
  id: string,
  ancestor: string,
  at: string,
): Promise<boolean> {
  const units = await readBook(db)
  if (units.units.has(id)) return isWithin(units, id, ancestor, at)
  const unitWithin = (unit: string, above: string) => isWithin(units, unit, above, at)
  return isOrganisationWithin(await readOrganisations(db), id, ancestor, at, unitWithin)
}
