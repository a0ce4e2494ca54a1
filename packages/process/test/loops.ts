import { element, expression, optional, wrap } from './xml-text.ts'

interface Multi {
  readonly collection?: string
  readonly element?: string
  readonly outputCollection?: string
  readonly outputElement?: string
  readonly cardinality?: string
  readonly until?: string
  readonly sequential?: boolean
}

export const multi = (settings: Multi): string => {
  const { collection, element: inputElement, outputCollection, outputElement, cardinality, until } = settings
  const extension = optional('zeebe:loopCharacteristics', {
    inputCollection: collection,
    inputElement,
    outputCollection,
    outputElement,
  })
  const inner = expression('loopCardinality', cardinality) + expression('completionCondition', until)
  const attributes = { isSequential: settings.sequential === true ? 'true' : undefined }
  return element('bpmn:multiInstanceLoopCharacteristics', attributes, wrap('bpmn:extensionElements', extension) + inner)
}
/** Standard loop: `{ while, before: true, maximum }`. */
export const loop = (settings: {
  readonly while?: string
  readonly before?: boolean
  readonly maximum?: number
}): string =>
  element(
    'bpmn:standardLoopCharacteristics',
    { testBefore: settings.before === true ? 'true' : undefined, loopMaximum: settings.maximum?.toString() },
    expression('loopCondition', settings.while),
  )
