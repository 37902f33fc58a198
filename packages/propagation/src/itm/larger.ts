/**
 * The larger of two numbers, the second where they cannot be compared. ITM's reference
 * decides so, and some of its steps divide nought by nought on purpose or not: `Math.max`
 * would carry a NaN into results where the reference has a number.
 */
export const larger = (x: number, y: number): number => (x > y ? x : y)

/** The smaller of two numbers, the second where they cannot be compared. */
export const smaller = (x: number, y: number): number => (x < y ? x : y)

/** How far x is above y; nought where it is not, NaN where either is NaN (C's `fdim`). */
export const excess = (x: number, y: number): number => (x <= y ? 0 : x - y)
