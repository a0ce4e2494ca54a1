/** The facts of each record that a template can fill; an order line says its amount by `unitPrice` or by `paid`. */
export const FIELDS = {
  orderLine: {
    needed: ['orderNumber', 'product', 'customer', 'quantity', 'orderedAt'],
    optional: ['productName', 'unitPrice', 'paid', 'deliveredAt'],
  },
  returnRequest: {
    needed: ['product', 'units', 'requestedAt'],
    optional: ['requestNumber', 'orderNumber', 'productName', 'customer', 'cause'],
  },
} as const satisfies Record<string, { needed: readonly string[]; optional: readonly string[] }>
