import type { ActionKind, ChargeReason, CreditReason, Fault, OrderBook, RecordedAction } from '@aftersale/commerce'

/** An action as a row of `order_action`, without when and by whom. */
export interface ActionRow {
  readonly number: number
  readonly kind: string
  readonly order_line_id: string | null
  readonly return_line_id: string | null
  readonly payment_id: string | null
  readonly refund_part_id: string | null
  readonly units: number | null
  readonly amount_minor: number | null
  readonly fee_minor: number | null
  readonly reason: string | null
  /** What only one kind of action says. */
  readonly details: unknown
}

/** The row of an action. An action of a return also names the line, so that a line's story is found by its id. */
export function rowOf(recorded: RecordedAction, book: OrderBook): ActionRow {
  const given: Partial<ActionRow> = columnsOf(recorded)
  const returned = 'returnLine' in recorded ? book.returns.get(recorded.returnLine)?.line : undefined
  return {
    order_line_id: returned ?? null,
    return_line_id: null,
    payment_id: null,
    refund_part_id: null,
    units: null,
    fee_minor: null,
    reason: null,
    details: null,
    ...given,
    number: recorded.number,
    kind: recorded.kind,
    amount_minor: recorded.moved,
  }
}

function columnsOf(action: RecordedAction): Partial<ActionRow> {
  switch (action.kind) {
    case 'ship':
    case 'deliver':
    case 'lose-outbound':
    case 'cancel-item':
      return { order_line_id: action.line, units: action.units }
    case 'add-item':
      return { order_line_id: action.line, units: action.quantity, details: { tax: action.tax } }
    case 'request-return': {
      const { line, returnLine, units, fault, withoutGoods } = action
      return { order_line_id: line, return_line_id: returnLine, units, details: { fault, withoutGoods } }
    }
    case 'credit-return':
      return {
        return_line_id: action.returnLine,
        units: action.units,
        fee_minor: action.fee,
        reason: action.use,
      }
    case 'uncredit-return':
      return { return_line_id: action.returnLine, units: action.units, fee_minor: action.fee }
    case 'uncredit-shipping':
      return {}
    case 'charge':
      return { order_line_id: action.line ?? null, reason: action.reason }
    case 'credit':
      return { reason: action.reason }
    case 'receive-payment':
      return { payment_id: action.payment }
    case 'pay-back':
      return { refund_part_id: action.part, payment_id: action.payment }
    case 'settle-part':
    case 'fail-part':
      return { refund_part_id: action.part }
    default:
      return { return_line_id: action.returnLine, units: action.units }
  }
}

/** The action that a row says happened. Throws where the row is not one that `rowOf` writes. */
export function actionOfRow(row: ActionRow): RecordedAction {
  const recorded = { number: row.number, moved: row.amount_minor ?? 0 }
  const kind = row.kind as ActionKind
  switch (kind) {
    case 'ship':
    case 'deliver':
    case 'lose-outbound':
    case 'cancel-item':
      return { ...recorded, kind, line: idIn(row, 'order_line_id'), units: row.units ?? 0 }
    case 'add-item': {
      const { tax } = row.details as { tax: number }
      const line = idIn(row, 'order_line_id')
      return { ...recorded, kind, line, quantity: row.units ?? 0, paid: recorded.moved, tax }
    }
    case 'request-return': {
      const details = row.details as { fault: Fault; withoutGoods: boolean }
      const [line, returnLine] = [idIn(row, 'order_line_id'), idIn(row, 'return_line_id')]
      return { ...recorded, kind, line, returnLine, units: row.units ?? 0, ...details }
    }
    case 'credit-return': {
      const [fee, use] = [row.fee_minor ?? 0, row.reason === 'exchange' ? 'exchange' : 'refund'] as const
      return { ...recorded, kind, returnLine: idIn(row, 'return_line_id'), units: row.units ?? 0, fee, use }
    }
    case 'uncredit-return': {
      const fee = row.fee_minor ?? 0
      return { ...recorded, kind, returnLine: idIn(row, 'return_line_id'), units: row.units ?? 0, fee }
    }
    case 'uncredit-shipping':
      return { ...recorded, kind, amount: recorded.moved }
    case 'charge': {
      const line = row.order_line_id === null ? {} : { line: row.order_line_id }
      return { ...recorded, kind, amount: recorded.moved, reason: row.reason as ChargeReason, ...line }
    }
    case 'credit':
      return { ...recorded, kind, amount: recorded.moved, reason: row.reason as CreditReason }
    case 'receive-payment':
      return { ...recorded, kind, payment: idIn(row, 'payment_id'), amount: recorded.moved }
    case 'pay-back': {
      const [part, payment] = [idIn(row, 'refund_part_id'), row.payment_id]
      return { ...recorded, kind, part, payment, amount: recorded.moved }
    }
    case 'settle-part':
    case 'fail-part':
      return { ...recorded, kind, part: idIn(row, 'refund_part_id') }
    default:
      return { ...recorded, kind, returnLine: idIn(row, 'return_line_id'), units: row.units ?? 0 }
  }
}

function idIn(row: ActionRow, column: 'order_line_id' | 'return_line_id' | 'payment_id' | 'refund_part_id'): string {
  const id = row[column]
  if (id === null) throw new Error(`expected ${column} of the action ${row.number} (${row.kind}), found none`)
  return id
}
