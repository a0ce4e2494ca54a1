import type { OrderAction } from './order-action.ts'

/** How small each number of an action may be. */
const LEAST: Readonly<Record<string, number>> = { units: 1, quantity: 1, amount: 1, paid: 0, tax: 0, fee: 0 }

/** Throws where a number of an action is not whole or too small: who posts it has not read its input. */
export function checkUnitsAndAmounts(action: OrderAction): void {
  for (const [name, value] of Object.entries(action)) {
    const least = LEAST[name]
    if (least === undefined || (Number.isSafeInteger(value) && Number(value) >= least)) continue
    throw new RangeError(
      `expected ${name} of ${action.kind} to be a whole number from ${least} on, got ${String(value)}`,
    )
  }
}
