import type { Words } from "./words.ts"

/** The spreadsheet: what is said of it and of what is typed. */
export const gridWords = {
  "grid.hint": [
    "Bảng nhập như bảng tính: mũi tên để đi, gõ để thay, F2 để sửa, Tab tới ô kế, Ctrl+Z để lùi, Ctrl+D điền xuống. Nhấn Esc rồi Tab để ra khỏi bảng.",
    "A spreadsheet: arrows move, typing replaces, F2 edits, Tab goes to the next field, Ctrl+Z undoes, Ctrl+D fills down. Escape, then Tab, leaves it.",
  ],
  "grid.undo": ["Lùi lại", "Undo"],
  "grid.redo": ["Làm lại", "Redo"],
} as const satisfies Words
