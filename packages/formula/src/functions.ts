/** The functions of the language, as people are told about them. */
export interface Signature {
  readonly least: number
  readonly most: number
  /** How it is written, for messages. */
  readonly form: string
}

const MANY = 50

const signature = (least: number, most: number, form: string): Signature => ({ least, most, form })

export const FUNCTIONS = {
  if: signature(3, 3, "if(điều_kiện; giá_trị; giá_trị_khác)"),
  tier: signature(2, MANY, "tier(x; 4,20; 3,15)"),
  min: signature(2, MANY, "min(a; b)"),
  max: signature(2, MANY, "max(a; b)"),
  round: signature(1, 2, "round(x; 2)"),
  abs: signature(1, 1, "abs(x)"),
  clamp: signature(3, 3, "clamp(x; thấp_nhất; cao_nhất)"),
  prev: signature(1, 2, "prev(x; 1)"),
  ytd: signature(1, 1, "ytd(x)"),
  growth: signature(1, 2, "growth(x; 1)"),
  each: signature(1, 2, "each(x; sum)"),
  peers: signature(2, 2, "peers(x; max)"),
  rank: signature(1, 2, "rank(x; high)"),
} as const

export type FunctionName = keyof typeof FUNCTIONS

/** What people try first, folded, and the function that does it. */
const KNOWN_AS: ReadonlyMap<string, FunctionName> = new Map([
  ["neu", "if"],
  ["iif", "if"],
  ["case", "if"],
  ["bac", "tier"],
  ["bac_thang", "tier"],
  ["muc", "tier"],
  ["steps", "tier"],
  ["nho_nhat", "min"],
  ["least", "min"],
  ["lon_nhat", "max"],
  ["greatest", "max"],
  ["lam_tron", "round"],
  ["tri_tuyet_doi", "abs"],
  ["gioi_han", "clamp"],
  ["ky_truoc", "prev"],
  ["previous", "prev"],
  ["lag", "prev"],
  ["luy_ke", "ytd"],
  ["tang_truong", "growth"],
  ["toc_do_tang", "growth"],
  ["tung_don_vi", "each"],
  ["sum", "each"],
  ["sumx", "each"],
  ["moi", "each"],
  ["hang", "rank"],
  ["xep_hang", "rank"],
  ["thu_hang", "rank"],
])

export const functionNames = Object.keys(FUNCTIONS)

export const isFunction = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name)

/** The function that a folded foreign name means. */
export const functionMeant = (folded: string): FunctionName | undefined => KNOWN_AS.get(folded)

/** Words that are part of the language and, as codes, must be quoted. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["and", "and"],
  ["và", "and"],
  ["or", "or"],
  ["hoặc", "or"],
  ["not", "not"],
  ["không", "not"],
  ["true", "true"],
  ["đúng", "true"],
  ["false", "false"],
  ["sai", "false"],
  ["missing", "missing"],
  ["thiếu", "missing"],
])

/** The keyword that a word is, whatever its case; undefined for codes. */
export const keyword = (word: string): string | undefined =>
  word.length > 7 ? undefined : WORDS.get(word.toLowerCase())
