import { decimalText, type Instant, instantToWallClock } from '@aftersale/kernel'
import { ZONE } from './order.ts'

/** One line as RFC 4180 has it, quoted only where it must be. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

/** `1234.50` of 123450 fen. */
export function yuan(fen: number): string {
  return decimalText({ minor: fen, currency: 'CNY' })
}

/** `2026-03-01 08:00:00` on clocks in China. */
export function localTime(at: Instant): string {
  const wall = instantToWallClock(at, ZONE)
  return `${wall.year}-${two(wall.month)}-${two(wall.day)} ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** Joins lines to pieces of about 64 KiB, after the mark that spreadsheets want before UTF-8. */
export function* piecesOf(lines: Iterable<string>): Generator<string> {
  let piece = '\uFEFF'
  for (const line of lines) {
    piece += line
    if (piece.length >= 65_536) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}
