/** The currency of the order that a case is about, as its flow knows it; null where it knows of none. */
export function caseCurrency(variables: Readonly<Record<string, unknown>>): string | null {
  const order = memberOf(variables['facts'], 'order')
  const currency = memberOf(order, 'currency')
  return typeof currency === 'string' ? currency : null
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
