/** What may have custom fields: each of them has a column `fields` where it is stored. */
export const FIELD_ENTITIES = ['customer', 'product', 'order', 'order-line', 'return', 'repair', 'serial-unit'] as const

export type FieldEntity = (typeof FIELD_ENTITIES)[number]

/** What a field may refer to: things that people know by a number of their own. */
export const REFERENCE_ENTITIES = ['customer', 'product', 'order', 'return'] as const

export type ReferenceEntity = (typeof REFERENCE_ENTITIES)[number]
