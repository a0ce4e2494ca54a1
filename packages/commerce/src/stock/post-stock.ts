import { accept, type Result } from '@aftersale/kernel'
import { adjustStock } from './adjust-stock.ts'
import { issueReserved, issueStock } from './issue-stock.ts'
import { moveStock } from './move-stock.ts'
import { receiveStock } from './receive-stock.ts'
import { releaseStock } from './release-stock.ts'
import { reserveStock } from './reserve-stock.ts'
import type { StockBook } from './stock-book.ts'
import type { StockCommand, StockContext } from './stock-command.ts'
import type { StockEvent } from './stock-event.ts'
import type { StockRefusal } from './stock-refusal.ts'

/**
 * Decides commands one after the other, each on what the ones before it left, and changes the book by all of them or, where
 * one is refused, by none. Answers what happened, in order.
 */
export function postStock(
  book: StockBook,
  commands: readonly StockCommand[],
  context: StockContext,
): Result<StockEvent[], StockRefusal> {
  const happened: StockEvent[] = []
  for (const command of commands) {
    const decided = decide(book, command, context)
    if (!decided.ok) {
      for (const event of happened.toReversed()) book.takeBack(event)
      return decided
    }
    for (const event of decided.value) book.apply(event)
    happened.push(...decided.value)
  }
  return accept(happened)
}

function decide(book: StockBook, command: StockCommand, context: StockContext): Result<StockEvent[], StockRefusal> {
  switch (command.kind) {
    case 'receive':
      return receiveStock(book, command, context)
    case 'reserve':
      return reserveStock(book, command, context)
    case 'release':
      return releaseStock(book, command)
    case 'issue-reserved':
      return issueReserved(book, command, context)
    case 'issue':
      return issueStock(book, command, context)
    case 'adjust':
      return adjustStock(book, command)
    case 'move':
      return moveStock(book, command, context)
  }
}
