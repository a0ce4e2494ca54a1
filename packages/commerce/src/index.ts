export {
  CLOCKS,
  type ClockDue,
  type ClockDues,
  type ClockEvent,
  type ClockEventType,
  type ClockName,
  type ClockRefusal,
  type ClockState,
  type ClockStates,
  type ClockTargets,
  type ClockTerms,
} from './clocks/clock.ts'
export { answerClocks, type ClockAnswer, type ClockQuestion, type ClockReading } from './clocks/clock-sheet.ts'
export { clockDues, clockStates } from './clocks/clock-states.ts'
export { type ServiceHours, serviceCalendar } from './clocks/service-calendar.ts'
export type {
  Charge,
  ExchangeClaim,
  ExchangeFigures,
  ExchangeQuote,
  ExchangeTerms,
  KeptBasis,
  ReplacementLine,
  ReplacementShipping,
  ReplacementTerms,
} from './exchange/exchange.ts'
export { explainExchange } from './exchange/explain-exchange.ts'
export { quoteExchange, quotePaidExchange } from './exchange/quote-exchange.ts'
export type { Explanation } from './explanation/explanation.ts'
export { checkDefinition, type DefinitionWrong, type DraftDefinition } from './fields/check-definition.ts'
export { checkFields, type FieldsWrong } from './fields/check-fields.ts'
export {
  type Comparison,
  type ConditionRefusal,
  type FieldCondition,
  isOrdered,
  readFieldCondition,
} from './fields/field-condition.ts'
export type {
  FieldDefinition,
  FieldKind,
  FieldOption,
  FieldProblem,
  FieldType,
  FieldValue,
  FieldValues,
} from './fields/field-definition.ts'
export {
  FIELD_ENTITIES,
  type FieldEntity,
  REFERENCE_ENTITIES,
  type ReferenceEntity,
} from './fields/field-entity.ts'
export { isSameValue } from './fields/same-value.ts'
export { type Balance, balanceOf } from './ledger/balance.ts'
export { brokenInvariants } from './ledger/broken-invariants.ts'
export type { Change } from './ledger/change.ts'
export type { LedgerRefusal } from './ledger/ledger-refusal.ts'
export { openBook, type SoldOrder } from './ledger/open-book.ts'
export type {
  ActionKind,
  ActionOf,
  ChargeReason,
  CreditReason,
  Fault,
  OrderAction,
  PartStatus,
  RecordedAction,
} from './ledger/order-action.ts'
export type { LineBook, OrderBook, PartBook, PaymentBook, ReturnBook } from './ledger/order-book.ts'
export { changeOf, decideAction, LARGEST_SUM, post, replay } from './ledger/post.ts'
export { awaited, unclaimed, uncredited, undecided, wantedBack } from './ledger/units.ts'
export type { Reason } from './reason.ts'
export { explainOrderRefund, type PayBackWay } from './refund/explain-order-refund.ts'
export { explainRefund } from './refund/explain-refund.ts'
export { fillPayments } from './refund/fill-payments.ts'
export type {
  OrderRefundClaim,
  OrderRefundFigures,
  RefundableOrder,
  ReturnedUnits,
} from './refund/order-refund.ts'
export { claimOf, quoteOrderRefund } from './refund/quote-order-refund.ts'
export { quotePaid } from './refund/quote-paid.ts'
export { quoteRefund } from './refund/quote-refund.ts'
export type { QuoteRefusal } from './refund/quote-refusal.ts'
export type {
  PaidLine,
  PaidSale,
  Payment,
  QuotedLine,
  RefundClaim,
  RefundFigures,
  RefundPolicy,
  RefundQuote,
  RefundTerms,
  RequestedUnits,
} from './refund/refund.ts'
export { pricesOfNext, returnedSale } from './refund/returned-sale.ts'
export { quoteRepair } from './repair/quote-repair.ts'
export type {
  RepairCause,
  RepairLine,
  RepairPrice,
  RepairQuote,
  RepairQuoteRefusal,
  RepairTerms,
} from './repair/repair-quote.ts'
export {
  type RepairAction,
  type RepairRefusal,
  type RepairStage,
  type RepairState,
  repairActions,
  repairStep,
  requestedRepair,
} from './repair/repair-state.ts'
export { priceSale } from './sale/price-sale.ts'
export type {
  AppliedDiscount,
  OrderDiscount,
  PricedAmounts,
  PricedLine,
  PricedSale,
  SaleLine,
  SaleTerms,
  ShippingTerms,
} from './sale/sale.ts'
export type { SaleRefusal } from './sale/sale-refusal.ts'
export { worthOf } from './sale/worth-of.ts'
export { type SearchText, searchedFor, searchTextOf } from './search/search-text.ts'
export { type NoReasonAnswer, type NoReasonQuestion, noReasonReturn } from './statutory/no-reason-return.ts'
export {
  type DefectAnswer,
  type DefectQuestion,
  type Remedy,
  THREE_GUARANTEES,
  threeGuarantees,
} from './statutory/three-guarantees.ts'
export { postStock } from './stock/post-stock.ts'
export { StockBook } from './stock/stock-book.ts'
export type { Reserved, StockCommand, StockContext } from './stock/stock-command.ts'
export type { StockEvent } from './stock/stock-event.ts'
export { heldUnits, type Reservation, type StockLot } from './stock/stock-lot.ts'
export type { StockRefusal } from './stock/stock-refusal.ts'
export type {
  UnitLife,
  WarrantyAnswer,
  WarrantyEventType,
  WarrantyReason,
  WarrantyRefusal,
  WarrantyTerm,
  WarrantyUnit,
} from './warranty/warranty.ts'
export { warrantyOf } from './warranty/warranty-of.ts'
