/**
 * The facts of each record that a template can fill, and of what type a column must be to fill them; text where nothing is
 * said. An order line says its amount by `unitPrice` or by `paid`. A case also takes `fields.<name>`: the fields of its type.
 */
export const FIELDS = {
  orderLine: {
    needed: ['orderNumber', 'product', 'customer', 'quantity', 'orderedAt'],
    optional: ['productName', 'unitPrice', 'paid', 'deliveredAt'],
    types: {
      quantity: 'integer',
      unitPrice: 'decimal',
      paid: 'decimal',
      orderedAt: 'date and time',
      deliveredAt: 'date and time',
    },
  },
  returnRequest: {
    needed: ['product', 'units', 'requestedAt'],
    optional: ['requestNumber', 'orderNumber', 'productName', 'customer', 'cause'],
    types: { units: 'integer', requestedAt: 'date and time' },
  },
  case: {
    needed: ['type'],
    optional: ['customer', 'order', 'product', 'channel', 'title'],
    types: {},
  },
} as const

/** What a case's fields are called by in a template: `fields.reason`. */
export const CASE_FIELD = /^fields\.(.{1,80})$/s
