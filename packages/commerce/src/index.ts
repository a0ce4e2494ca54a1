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
