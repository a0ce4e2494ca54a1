/** Both parts of a whole-number division: `dividend = quotient × divisor + remainder`, the remainder never negative. */
type Division = { readonly quotient: number; readonly remainder: number }

/**
 * Divides `amount × numerator` by `denominator`, all whole numbers that are not negative, exactly: the product may pass
 * 2^53, only the quotient has to fit. Throws where an argument is out of its range or the quotient does not fit.
 */
export function divideProduct(amount: number, numerator: number, denominator: number): Division {
  const product = amount * numerator
  if (!Number.isSafeInteger(product)) return divideBig(BigInt(amount) * BigInt(numerator), BigInt(denominator))
  if (!Number.isSafeInteger(denominator) || denominator <= 0 || amount < 0 || numerator < 0) {
    throw new RangeError(
      `expected whole numbers, amount and numerator ≥ 0, denominator > 0, got ${amount} × ${numerator} ÷ ${denominator}`,
    )
  }
  const remainder = product % denominator
  return { quotient: (product - remainder) / denominator, remainder }
}

function divideBig(product: bigint, denominator: bigint): Division {
  if (product < 0n || denominator <= 0n) {
    throw new RangeError(`expected a product ≥ 0 and a denominator > 0, got ${product} ÷ ${denominator}`)
  }
  return { quotient: safeNumber(product / denominator), remainder: safeNumber(product % denominator) }
}

function safeNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`expected a whole number below 2^53, got ${value}`)
  return number
}

/**
 * `amount × numerator ÷ denominator` rounded to a whole number, a half away from zero (2.5 → 3, −2.5 → −3), computed
 * exactly. This is the rounding that "round half up" means for money: a refund mirrors the payment it takes back.
 * `amount` and `numerator` are whole numbers of any sign, `denominator` one above zero; throws otherwise, and where the
 * share passes 2^53.
 */
export function shareRounded(amount: number, numerator: number, denominator: number): number {
  const { quotient, remainder } = divideProduct(Math.abs(amount), Math.abs(numerator), denominator)
  const magnitude = remainder >= denominator - remainder ? quotient + 1 : quotient
  return magnitude !== 0 && amount < 0 !== numerator < 0 ? -magnitude : magnitude
}
