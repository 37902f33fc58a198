type Plural<Key> = Key extends `${infer Stem}_other` ? `${Stem}_one` : never

/** The English texts of a part: every key of the Vietnamese ones; a plural form may have its `_one`. */
export type English<Vi> = Record<keyof Vi, string> & Partial<Record<Plural<keyof Vi>, string>>
