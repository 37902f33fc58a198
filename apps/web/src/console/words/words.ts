/** Every text of the console, Vietnamese and English side by side. */
export type Words = Readonly<Record<string, readonly [vietnamese: string, english: string]>>
