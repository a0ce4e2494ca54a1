import type { Attribute } from '../settings.ts'

/** The same text for the same attribute, whatever variables hold. */
export const sourceOf = (attribute: Attribute): string =>
  attribute.kind === 'text' ? String(attribute.value) : `=${attribute.expression.source}`
