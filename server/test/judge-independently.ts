import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/**
 * The main job's definition for the Online Retail file, computed a second time: everything in memory, one row after the
 * other, with none of the program's own code, so that the two can only agree by both being right.
 */
export interface IndependentSummary {
  readonly orderLines: number
  readonly requests: number
  readonly approved: number
  readonly toPerson: { readonly tooOld: number; readonly tooMuch: number; readonly notFound: number }
  readonly refundedMinor: number
  readonly rejected: number
}

interface Row {
  readonly invoice: string
  readonly product: string
  readonly quantity: number
  readonly at: number
  readonly price: string
  readonly customer: string
}

interface Line {
  readonly at: number
  readonly quantity: number
  readonly paid: bigint
  claimed: number
  refunded: bigint
}

export function judgeIndependently(path: string, windowDays = 30, mostMinor = 50_000n): IndependentSummary {
  const rows = readRows(path)
  const lines = new Map<string, Line[]>()
  const requests: Row[] = []
  let orderLines = 0
  for (const row of rows) {
    if (row.customer === '' || !/^\d{5}/.test(row.product)) continue
    if (row.invoice.startsWith('C')) {
      if (row.quantity < 0) requests.push(row)
    } else if (row.quantity > 0 && Number(row.price) > 0) {
      orderLines += 1
      const key = `${row.customer} ${row.product}`
      const line = {
        at: row.at,
        quantity: row.quantity,
        paid: pence(row.price, row.quantity),
        claimed: 0,
        refunded: 0n,
      }
      lines.set(key, [...(lines.get(key) ?? []), line])
    }
  }
  // Array.prototype.sort is stable, so requests of one instant stay in the order of the file.
  requests.sort((a, b) => a.at - b.at)
  const counts = { approved: 0, tooOld: 0, tooMuch: 0, notFound: 0 }
  let refundedMinor = 0n
  for (const request of requests) {
    const bought = lines.get(`${request.customer} ${request.product}`) ?? []
    const taken = take(bought, -request.quantity, request.at)
    if (taken === null) counts.notFound += 1
    else if (taken.oldest > windowDays * 24 * 3_600_000) counts.tooOld += 1
    else if (taken.refund > mostMinor) counts.tooMuch += 1
    else {
      counts.approved += 1
      refundedMinor += taken.refund
    }
  }
  return {
    orderLines,
    requests: requests.length,
    approved: counts.approved,
    toPerson: { tooOld: counts.tooOld, tooMuch: counts.tooMuch, notFound: counts.notFound },
    refundedMinor: Number(refundedMinor),
    rejected: rows.length - orderLines - requests.length,
  }
}

function take(bought: readonly Line[], units: number, at: number): { refund: bigint; oldest: number } | null {
  // The file is in order of time, so the last of these is the latest purchase, and of one instant the later row.
  const candidates = bought.filter((line) => line.at <= at && line.claimed < line.quantity).sort((a, b) => a.at - b.at)
  if (candidates.reduce((sum, line) => sum + line.quantity - line.claimed, 0) < units) return null
  let missing = units
  let refund = 0n
  let oldest = 0
  while (missing > 0) {
    const line = candidates.pop()
    if (line === undefined) throw new Error('expected enough units, since they were counted')
    const claimed = Math.min(missing, line.quantity - line.claimed)
    line.claimed += claimed
    missing -= claimed
    const due = halfUp(line.paid * BigInt(line.claimed), BigInt(line.quantity))
    refund += due - line.refunded
    line.refunded = due
    oldest = Math.max(oldest, at - line.at)
  }
  return { refund, oldest }
}

/** ⌊n/d + ½⌋ for what is not negative. */
function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}

function pence(price: string, quantity: number): bigint {
  const [whole = '0', fraction = ''] = price.split('.')
  const scale = 10n ** BigInt(fraction.length)
  return halfUp(BigInt(whole + fraction) * BigInt(quantity) * 100n, scale)
}

function readRows(path: string): Row[] {
  const [, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [invoice = '', product = '', , quantity = '', at = '', price = '', customer = ''] = cellsOf(line.trimEnd())
    return { invoice, product, quantity: Number(quantity), at: londonTime(at), price, customer }
  })
}

/** Cells of a line in which a quoted cell may hold commas and doubled quotes, but no line end. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
}

/** British Summer Time of 2011 began on 27 March at 01:00 UTC; the file ends before it did. */
function londonTime(text: string): number {
  const [date = '', time = ''] = text.split(' ')
  const [month = 0, day = 0, year = 0] = date.split('/').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const local = Date.UTC(2000 + year, month - 1, day, hour, minute)
  return local >= Date.UTC(2011, 2, 27, 2) ? local - 3_600_000 : local
}
