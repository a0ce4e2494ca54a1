import { accept, type Result, refuse } from '@aftersale/kernel'
import type { ReturnRefusal } from './return-terms.ts'
import type { ReturnSerial, SerialCondition } from './serial.store.ts'

/** Units that came for one return line. */
export interface ReceivedItem {
  readonly line: string
  readonly units: number
  readonly condition: 'good' | 'damaged' | 'wrong'
  readonly serials?: readonly string[] | undefined
}

/** The same by what they are, with the serial numbers and what each was found to be. */
export interface Arrivals {
  readonly good: number
  readonly damaged: number
  readonly wrong: number
  readonly serials: readonly { readonly serial: string; readonly condition: SerialCondition }[]
}

/**
 * Sorts what came by its serial numbers. One that was not sold on the line is a wrong item, whatever it looks like; one that
 * has come before cannot come again. Where no serial numbers are known of the sale, there is nothing to hold them against.
 */
export function sortArrivals(
  { line, units, condition, serials }: ReceivedItem,
  sold: ReadonlySet<string> | undefined,
  here: readonly ReturnSerial[],
): Result<Arrivals, ReturnRefusal> {
  if (serials === undefined) return accept({ ...counted(condition, units), serials: [] })
  if (serials.length !== units) {
    return refuse({ code: 'returns.serials-wrong-count', line, units, serials: serials.length })
  }
  const seen = new Set<string>()
  const found: { serial: string; condition: SerialCondition }[] = []
  for (const serial of serials) {
    if (seen.has(serial)) return refuse({ code: 'returns.serial-twice', serial })
    seen.add(serial)
    if (condition === 'wrong' || (sold !== undefined && !sold.has(serial))) {
      found.push({ serial, condition: 'wrong' })
      continue
    }
    if (here.some((one) => one.serial === serial && (one.condition === 'good' || one.condition === 'damaged'))) {
      return refuse({ code: 'returns.serial-returned', serial })
    }
    found.push({ serial, condition })
  }
  const wrong = found.filter((one) => one.condition === 'wrong').length
  return accept({ ...counted(condition === 'wrong' ? 'good' : condition, units - wrong), wrong, serials: found })
}

const counted = (condition: 'good' | 'damaged' | 'wrong', units: number) => ({
  good: condition === 'good' ? units : 0,
  damaged: condition === 'damaged' ? units : 0,
  wrong: condition === 'wrong' ? units : 0,
})
