/**
 * The variables that each work of this program brings, as the documentation of its module says. The history does not keep
 * which step brought what: with this list, what stood in the case tells it.
 */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  'cases.look-up': ['facts'],
  'cases.tell': [],
  'clocks.start': [],
  'clocks.pause': [],
  'clocks.resume': [],
  'clocks.replied': [],
  'clocks.solved': [],
  'returns.claim-units': ['found', 'oldestAgeDays', 'refundAmount', 'refund'],
  'returns.release-units': ['outcome', 'refund', 'refundAmount'],
  'returns.request': ['goodsReturn'],
  'returns.receive': ['goodsReturn'],
  'returns.decide': ['goodsReturn', 'movements'],
  'returns.cancel': ['goodsReturn'],
  'returns.lose': ['goodsReturn'],
  'returns.clear': ['goodsReturn', 'returnCleared'],
  'refunds.approve': ['outcome', 'refunded'],
  'refunds.issue': ['issuedRefund'],
  'exchanges.open': ['exchange'],
  'exchanges.cancel': ['owed'],
  'exchanges.clear': ['owed', 'exchangeCleared'],
  'repairs.open': ['repair'],
  'repairs.quote': ['repair', 'repairQuote'],
  'repairs.step': ['repair'],
  'repairs.clear': ['repair', 'repairCleared'],
  'stock.reserve': ['reserved', 'reservations', 'shortage'],
  'stock.release': ['releasedUnits'],
  'stock.issue': ['issuedUnits', 'issuedLots'],
  'stock.receive': ['receivedUnits', 'receivedLots'],
  'stock.take-back': ['takenBack'],
  'warehouse.announce-return': ['warehouseCall'],
  'warehouse.ship-order': ['warehouseCall'],
}

/** Null: work of programs outside, of which nothing is known. */
export const workBrings = (type: string): readonly string[] | null =>
  Object.hasOwn(BRINGS, type) ? (BRINGS[type] ?? null) : null
