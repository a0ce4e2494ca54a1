import type { Evaluation, FeelContext } from '@aftersale/feel'
import type { Attribute } from '../definition.ts'
import { attributeValue } from '../variables.ts'

/** The attribute as text, or null where its expression gives anything else or nothing. */
export function textOf(attribute: Attribute, visible: FeelContext, evaluation: Evaluation): string | null {
  const value = attributeValue(attribute, visible, evaluation)
  return typeof value === 'string' && value !== '' ? value : null
}

/** The attribute as a list of texts: a FEEL list, or text with commas between. Null where it is neither. */
export function textsOf(attribute: Attribute, visible: FeelContext, evaluation: Evaluation): readonly string[] | null {
  const value = attributeValue(attribute, visible, evaluation)
  if (typeof value === 'string') return value.split(',').flatMap((part) => part.trim() || [])
  if (!Array.isArray(value)) return null
  return value.every((item): item is string => typeof item === 'string') ? value : null
}
