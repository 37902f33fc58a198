/** Transfer impedance of the ground, relative to free space. */
export interface Impedance {
  readonly re: number
  readonly im: number
  readonly size: number
}

/**
 * Impedance that ground of this permittivity and conductivity (S/m) shows to a wave of
 * `frequency` MHz: the root of the complex permittivity less one, over the permittivity
 * itself where the wave is polarised vertically (Hufford 1982, ITM algorithm 1.2.2, eq. 1.5).
 */
export function groundImpedance(
  frequency: number,
  vertical: boolean,
  permittivity: number,
  conductivity: number,
): Impedance {
  const im = (18_000 * conductivity) / frequency
  const root = rootOf(permittivity - 1, im)
  return vertical ? over(root, permittivity, im) : root
}

/** The principal root of re + i·im, for re at least 0. */
function rootOf(re: number, im: number): Impedance {
  if (re === 0) {
    const part = Math.sqrt(im / 2)
    return { re: part, im: part, size: Math.hypot(part, part) }
  }
  const real = Math.sqrt((re + Math.hypot(re, im)) / 2)
  const imaginary = im / (2 * real)
  return { re: real, im: imaginary, size: Math.hypot(real, imaginary) }
}

function over(value: Impedance, re: number, im: number): Impedance {
  const square = re * re + im * im
  const real = (value.re * re + value.im * im) / square
  const imaginary = (value.im * re - value.re * im) / square
  return { re: real, im: imaginary, size: Math.hypot(real, imaginary) }
}
