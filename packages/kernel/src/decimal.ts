/** A decimal number, exact: its digits as a whole number, and how many of them stand after the point. 8.875 is 8875n, 3. */
export type Decimal = { readonly digits: bigint; readonly scale: number }

/**
 * The decimal that a number was written as: the shortest that reads back as this number, which is what JSON and
 * JavaScript print. 8.875 → 8875n, 3; 0.1 → 1n, 1; 1e-7 → 1n, 7; 2e21 → 2n × 10²¹, 0. Arithmetic on the answer is exact,
 * where 0.1 + 0.2 as binary fractions is not 0.3. Throws where the number is not finite.
 */
export function decimalOf(value: number): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (match === null) throw new RangeError(`expected a finite number, got ${value}`)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}
