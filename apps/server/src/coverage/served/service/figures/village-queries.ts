import type { Reader } from "../../../../platform/database.ts"
import type { RegisterQuery, RegisterRecord } from "../../../../platform/register-query.ts"
import type { RegisteredVillage } from "../../village-of.ts"
import {
  keptVillageUnits,
  villagesIllustrative,
  villagesOn,
  villagesRevision,
} from "../villages-service.ts"
import { common, KEPT_EN, KEPT_VI, level, recordOf } from "./record-of.ts"

const TYPES: Readonly<Record<string, string>> = {
  thon: "thôn",
  ban: "bản",
  "to-dan-pho": "tổ dân phố",
}

/** What the villages of a day add; nothing where nobody knows. */
const recordsOfRegister =
  (valueOf: (village: RegisteredVillage) => number | null, hasType = false) =>
  async (db: Reader, day: string): Promise<readonly RegisterRecord[]> =>
    (await villagesOn(db, day)).byUnit.flatMap(({ village }) => {
      const value = valueOf(village)
      if (value === null || village.unit === null) return []
      const type = TYPES[village.type ?? ""]
      const attributes = hasType && type !== undefined ? { loại: type } : {}
      const label = village.illustrative ? `${village.name} (minh họa)` : village.name
      return [recordOf(village, village.unit, value, { attributes, label })]
    })

const ofRegister = {
  ...common,
  revision: villagesRevision,
  illustrative: villagesIllustrative,
  keptFor: keptVillageUnits,
}

/** What is counted from the villages themselves. */
export const villageQueries: readonly RegisterQuery[] = [
  {
    ...ofRegister,
    code: "coverage.villages",
    nameVi: "Thôn, tổ dân phố trong sổ",
    nameEn: "Registered villages",
    how: "count",
    records: recordsOfRegister(() => 1, true),
    measure: {
      code: "số_thôn_trong_sổ",
      nameVi: "Số thôn, tổ dân phố trong sổ",
      nameEn: "Registered villages",
      definitionVi: `Đếm từ sổ thôn, bản, tổ dân phố vào ngày cuối kỳ, ${KEPT_VI}.`,
      definitionEn: `From the register of villages on the last day of the period, ${KEPT_EN}.`,
      unitOfMeasure: "village",
      better: "none",
      level,
      dimensions: { loại: Object.values(TYPES) },
    },
  },
  {
    ...ofRegister,
    code: "coverage.village-people",
    nameVi: "Dân số các thôn trong sổ",
    nameEn: "People of registered villages",
    how: "sum",
    records: recordsOfRegister(({ population }) => population),
    measure: {
      code: "dân_số_thôn_trong_sổ",
      nameVi: "Dân số các thôn đã có số dân",
      nameEn: "People of villages that were counted",
      definitionVi: `Cộng số dân của các thôn đã có số, ${KEPT_VI}; thôn chưa ai đếm không được tính là 0 mà để ngoài.`,
      definitionEn: `The people of villages whose number is known, ${KEPT_EN}; villages nobody counted are left out.`,
      unitOfMeasure: "person",
      better: "none",
      level,
      dimensions: {},
    },
  },
  {
    ...ofRegister,
    code: "coverage.fibre-asked",
    nameVi: "Hộ của các thôn có báo cáo cáp quang",
    nameEn: "Households of villages that report fibre",
    how: "sum",
    records: recordsOfRegister(({ households, fibreHouseholds }) =>
      fibreHouseholds === null ? null : households,
    ),
    measure: {
      code: "hộ_thôn_có_báo_cáo_cáp_quang",
      nameVi: "Số hộ của các thôn có báo cáo cáp quang",
      nameEn: "Households of villages that report fibre",
      definitionVi: `Cộng số hộ của các thôn có cả số hộ và số hộ có cáp quang, ${KEPT_VI}: mẫu số của tỷ lệ hộ có cáp quang theo thôn.`,
      definitionEn: `Households of villages of which both numbers are known, ${KEPT_EN}: the denominator of the share with fibre.`,
      unitOfMeasure: "household",
      better: "none",
      level,
      dimensions: {},
    },
  },
  {
    ...ofRegister,
    code: "coverage.fibre-households",
    nameVi: "Hộ có cáp quang, cộng từ thôn",
    nameEn: "Households with fibre, by village",
    how: "sum",
    records: recordsOfRegister(({ households, fibreHouseholds }) =>
      households === null ? null : fibreHouseholds,
    ),
    measure: {
      code: "hộ_có_cáp_quang_theo_thôn",
      nameVi: "Số hộ có cáp quang, cộng từ các thôn",
      nameEn: "Households with fibre, summed over villages",
      definitionVi: `Cộng số hộ có cáp quang do các thôn báo cáo, ${KEPT_VI}.`,
      definitionEn: `Households with fibre as villages report them, ${KEPT_EN}.`,
      unitOfMeasure: "household",
      better: "higher",
      level,
      dimensions: {},
    },
    share: {
      code: "tỷ_lệ_hộ_có_cáp_quang_theo_thôn",
      nameVi: "Tỷ lệ hộ có cáp quang, cộng từ các thôn",
      nameEn: "Households with fibre, share, by village",
      definitionVi: "Số hộ có cáp quang trên số hộ của những thôn có báo cáo.",
      definitionEn: "Households with fibre over all households of villages that report.",
      better: "higher",
      of: "hộ_thôn_có_báo_cáo_cáp_quang",
    },
  },
]
