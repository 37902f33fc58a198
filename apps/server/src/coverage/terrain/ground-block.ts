/** Side of the squares that ground is read and named by, samples. */
export const GROUND_BLOCK = 128
