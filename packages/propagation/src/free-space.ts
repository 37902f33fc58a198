/**
 * Free space basic transmission loss, dB (Recommendation ITU-R P.525, eq. 4, with the constant
 * rounded to 32.45 as NTIA's models do).
 *
 * @param distance m, above 0
 * @param frequency MHz, above 0
 *
 * @example
 * freeSpaceLoss(1000, 900) // 91.53…
 */
export const freeSpaceLoss = (distance: number, frequency: number): number =>
  32.45 + 20 * Math.log10(frequency) + 20 * Math.log10(distance / 1000)
