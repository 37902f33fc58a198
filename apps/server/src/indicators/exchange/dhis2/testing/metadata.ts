/** Ids as DHIS2 makes them: eleven letters and digits. */
export const uid = (name: string) => name.padEnd(11, "0").slice(0, 11)

export const COMMUNES = [
  ["06652", "Phường Hà Tu"],
  ["06658", "Phường Cao Xanh"],
  ["06661", "Phường Việt Hưng"],
  ["06673", "Phường Bãi Cháy"],
  ["06676", "Phường Hà Lầm"],
  ["06685", "Phường Hồng Gai"],
] as const

const PROVINCE = uid("ouQuangNinh")
const COUNTRY = uid("ouVietNam")
export const communeId = (code: string) => uid(`ou${code}`)

const orgUnits = [
  { id: COUNTRY, code: "VN", name: "Việt Nam", level: 1, path: `/${COUNTRY}` },
  {
    id: PROVINCE,
    code: "22",
    name: "Tỉnh Quảng Ninh",
    level: 2,
    parent: { id: COUNTRY },
    path: `/${COUNTRY}/${PROVINCE}`,
  },
  ...COMMUNES.map(([code, name]) => ({
    id: communeId(code),
    code,
    name,
    level: 3,
    parent: { id: PROVINCE },
    path: `/${COUNTRY}/${PROVINCE}/${communeId(code)}`,
    openingDate: "2025-07-01T00:00:00.000",
  })),
]

export const DEFAULT = "HllvX50cXC0"
const DEFAULT_COMBO = "bjDvmb4bfuf"
const SEX = uid("cbSex")
const TECH = uid("cbTech")
const SOURCE = uid("cbSource")

const option = (id: string, name: string) => ({ id: uid(id), name })
const options = [
  { id: uid("xYerKDKCefk"), name: "default" },
  option("coNam", "Nam"),
  option("coNu", "Nữ"),
  option("coDoThi", "Thành thị"),
  option("coNongThon", "Nông thôn"),
  option("co3G", "3G"),
  option("co4G", "4G"),
  option("co5G", "5G"),
  option("coXa", "Xã báo cáo"),
  option("coSo", "Sở báo cáo"),
]
const categories = [
  { id: uid("GLevLNI9wkl"), name: "default", categoryOptions: [{ id: uid("xYerKDKCefk") }] },
  {
    id: uid("caSex"),
    name: "Giới tính",
    categoryOptions: [{ id: uid("coNam") }, { id: uid("coNu") }],
  },
  {
    id: uid("caArea"),
    name: "Khu vực",
    categoryOptions: [{ id: uid("coDoThi") }, { id: uid("coNongThon") }],
  },
  {
    id: uid("caTech"),
    name: "Công nghệ",
    categoryOptions: [{ id: uid("co3G") }, { id: uid("co4G") }, { id: uid("co5G") }],
  },
  {
    id: uid("caSource"),
    name: "Nguồn",
    categoryOptions: [{ id: uid("coXa") }, { id: uid("coSo") }],
  },
]
const categoryCombos = [
  { id: DEFAULT_COMBO, name: "default", categories: [{ id: uid("GLevLNI9wkl") }] },
  {
    id: SEX,
    name: "Giới tính và khu vực",
    categories: [{ id: uid("caSex") }, { id: uid("caArea") }],
  },
  { id: TECH, name: "Công nghệ", categories: [{ id: uid("caTech") }] },
  { id: SOURCE, name: "Nguồn báo cáo", categories: [{ id: uid("caSource") }] },
]
const optionCombos = [
  combo(DEFAULT, "default", DEFAULT_COMBO, ["xYerKDKCefk"]),
  combo("ocNamDoThi", "Nam, Thành thị", SEX, ["coNam", "coDoThi"]),
  combo("ocNamNThon", "Nam, Nông thôn", SEX, ["coNam", "coNongThon"]),
  combo("ocNuDoThi", "Nữ, Thành thị", SEX, ["coNu", "coDoThi"]),
  combo("ocNuNThon", "Nữ, Nông thôn", SEX, ["coNu", "coNongThon"]),
  combo("oc3G", "3G", TECH, ["co3G"]),
  combo("oc4G", "4G", TECH, ["co4G"]),
  combo("oc5G", "5G", TECH, ["co5G"]),
  combo("ocXa", "Xã báo cáo", SOURCE, ["coXa"]),
  combo("ocSo", "Sở báo cáo", SOURCE, ["coSo"]),
]

function combo(id: string, name: string, categoryCombo: string, its: readonly string[]) {
  return {
    id: uid(id),
    name,
    categoryCombo: { id: categoryCombo },
    categoryOptions: its.map((one) => ({ id: uid(one) })),
  }
}

export const ELEMENTS = {
  households: uid("deHoGiaDinh"),
  fibre: uid("deCapQuang"),
  people: uid("deDanSo"),
  stations: uid("deTramBTS"),
  requests: uid("deHoSo"),
  satisfied: uid("deHaiLong"),
  highest: uid("deCaoNhat"),
  census: uid("deDanSoNam"),
  note: uid("deGhiChu"),
  visits: uid("deSoLanNhap"),
} as const

const element = (id: string, name: string, aggregationType: string, more: object = {}) => ({
  id,
  name,
  valueType: "INTEGER_ZERO_OR_POSITIVE",
  aggregationType,
  domainType: "AGGREGATE",
  categoryCombo: { id: DEFAULT_COMBO },
  ...more,
})
const dataElements = [
  element(ELEMENTS.households, "Số hộ gia đình", "SUM", { code: "HH" }),
  element(ELEMENTS.fibre, "Hộ dùng cáp quang", "SUM", { code: "HH_FIBRE" }),
  element(ELEMENTS.people, "Nhân khẩu", "LAST", { categoryCombo: { id: SEX } }),
  element(ELEMENTS.stations, "Trạm phát sóng", "SUM", { categoryCombo: { id: TECH } }),
  element(ELEMENTS.requests, "Hồ sơ trực tuyến", "SUM"),
  element(ELEMENTS.satisfied, "Điểm hài lòng", "AVERAGE", { valueType: "NUMBER" }),
  element(ELEMENTS.highest, "Thời gian chờ dài nhất", "MAX", { valueType: "NUMBER" }),
  element(ELEMENTS.census, "Dân số ước tính", "AVERAGE_SUM_ORG_UNIT"),
  element(ELEMENTS.note, "Ghi chú của xã", "NONE", { valueType: "TEXT" }),
  element(ELEMENTS.visits, "Số lần nhập", "COUNT"),
]

const TYPES = { number: uid("itNumber"), percent: uid("itPercent"), thousand: uid("itThousand") }
const d = (name: keyof typeof ELEMENTS, combination = "") =>
  `#{${ELEMENTS[name]}${combination === "" ? "" : `.${uid(combination)}`}}`

const indicator = (
  id: string,
  name: string,
  numerator: string,
  denominator: string,
  more: object = {},
) => ({
  id: uid(id),
  name,
  numerator,
  denominator,
  indicatorType: { id: TYPES.percent },
  annualized: false,
  ...more,
})
const indicators = [
  indicator("inCapQuang", "Tỷ lệ hộ dùng cáp quang", d("fibre"), d("households")),
  indicator("inKhongCap", "Hộ chưa dùng cáp quang", `${d("households")} - ${d("fibre")}`, "1", {
    indicatorType: { id: TYPES.number },
    decimals: 0,
  }),
  indicator(
    "in4G5G",
    "Tỷ trọng trạm 4G và 5G",
    `${d("stations", "oc4G")} + ${d("stations", "oc5G")}`,
    d("stations"),
  ),
  indicator("inTrenNghin", "Hồ sơ trên nghìn dân mỗi năm", d("requests"), d("people"), {
    indicatorType: { id: TYPES.thousand },
    annualized: true,
  }),
  indicator(
    "inNu",
    "Tỷ lệ nữ",
    `${d("people", "ocNuDoThi")} + ${d("people", "ocNuNThon")}`,
    d("people"),
  ),
  indicator(
    "inTang",
    "Hồ sơ tăng thêm",
    `${d("requests")} - ${d("requests")}.periodOffset(-1) + 0`,
    "1",
    {
      indicatorType: { id: TYPES.number },
    },
  ),
  indicator("inHaiLong", "Điểm hài lòng bình quân", d("satisfied"), "1", {
    indicatorType: { id: TYPES.number },
  }),
  indicator("inCho", "Chờ lâu nhất", `greatest(${d("highest")}, 3)`, "1", {
    indicatorType: { id: TYPES.number },
  }),
  indicator(
    "inDieuKien",
    "Hồ sơ, 0 nếu chưa có hộ",
    `if(isNull(${d("households")}), 0, ${d("requests")} * C{${uid("csHeSo")}})`,
    "1",
    { indicatorType: { id: TYPES.number } },
  ),
  indicator(
    "inDauTien",
    "Hồ sơ, thiếu thì lấy tháng trước",
    `firstNonNull(${d("requests")}, ${d("requests")}.periodOffset(-1), 0)`,
    "1",
    {
      indicatorType: { id: TYPES.number },
    },
  ),
  indicator("inLuyKe", "Hồ sơ lũy kế", `${d("requests")}.yearToDate()`, "1", {
    indicatorType: { id: TYPES.number },
  }),
  indicator(
    "inXaDat",
    "Số xã có trên 50 hồ sơ",
    `subExpression(if(${d("requests")} > 50, 1, 0))`,
    "1",
    {
      indicatorType: { id: TYPES.number },
    },
  ),
  indicator("inDoi", "Gấp đôi tỷ lệ cáp quang", `N{${uid("inCapQuang")}} * 2`, "1", {
    indicatorType: { id: TYPES.number },
  }),
  indicator("inMoiNgay", "Hồ sơ mỗi ngày", `${d("requests")} / [days]`, "1", {
    indicatorType: { id: TYPES.number },
  }),
  indicator("inLog", "Lôgarit hồ sơ", `log10(${d("requests")})`, "1"),
  indicator("inNhom", "Hồ sơ trên mỗi cơ sở", d("requests"), `OUG{${uid("ougCoSo")}}`),
  indicator("inDem", "Số lần nhập trên hồ sơ", d("visits"), d("requests")),
]

const dataSet = (
  id: string,
  name: string,
  periodType: string,
  its: readonly string[],
  more: object = {},
) => ({
  id: uid(id),
  name,
  periodType,
  categoryCombo: { id: DEFAULT_COMBO },
  organisationUnits: COMMUNES.map(([code]) => ({ id: communeId(code) })),
  dataSetElements: its.map((one) => ({ dataElement: { id: one } })),
  ...more,
})

/** A small DHIS2 of a Vietnamese province: units since July 2025, figures made up. */
export const METADATA = {
  system: { version: "2.41.0" },
  organisationUnits: orgUnits,
  dataElements,
  categories,
  categoryOptions: options,
  categoryCombos,
  categoryOptionCombos: optionCombos,
  dataSets: [
    dataSet("dsThang", "Báo cáo tháng", "Monthly", [
      ELEMENTS.households,
      ELEMENTS.fibre,
      ELEMENTS.people,
      ELEMENTS.stations,
      ELEMENTS.satisfied,
      ELEMENTS.highest,
      ELEMENTS.note,
      ELEMENTS.visits,
    ]),
    dataSet("dsHoSo", "Hồ sơ theo nguồn", "Monthly", [ELEMENTS.requests], {
      categoryCombo: { id: SOURCE },
    }),
    dataSet("dsNam", "Dân số năm", "Yearly", [ELEMENTS.census]),
  ],
  indicatorTypes: [
    { id: TYPES.number, name: "Số", factor: 1 },
    { id: TYPES.percent, name: "Phần trăm", factor: 100 },
    { id: TYPES.thousand, name: "Trên nghìn", factor: 1000 },
  ],
  indicators,
  constants: [{ id: uid("csHeSo"), name: "Hệ số", value: 1.5 }],
}
