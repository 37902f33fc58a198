import fc from "fast-check"

const LETTERS =
  "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
const SIGNS = " \t\r\n.,;:!?\"'()-/%0123456789"

const character = fc.constantFrom(...(LETTERS + LETTERS.toUpperCase() + SIGNS).split(""))

/** Any text of Vietnamese letters, digits and signs in NFC; not always words. */
export const vietnameseText = fc.string({ unit: character, maxLength: 60 })
