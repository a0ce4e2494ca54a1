export { checkDefinition } from './fields/check-definition.ts'
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
export { isSameFieldValue } from './fields/same-field-value.ts'
export { priceSale } from './sale/price-sale.ts'
export type { SaleRefusal } from './sale/sale-refusal.ts'
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
export { worthOf } from './sale/worth-of.ts'
