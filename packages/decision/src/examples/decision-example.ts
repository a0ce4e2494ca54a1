import type { Json } from '@aftersale/feel'
import { childOf, childrenOf, childTextOf, type XmlElement } from '../xml/xml-element.ts'

/** The namespace of what Aftersale keeps in a DMN document. */
export const extensionNamespace = 'https://aftersale.example/schema/dmn'

/** An example kept with a decision: what is given, and what shall come out. */
export interface DecisionExample {
  /** Words for people; may hold both languages (`English · 中文`). */
  readonly name: string
  /** JSON values by FEEL: by the expression of an input clause, or by the path of a name that the logic reads. */
  readonly given: Readonly<Record<string, Json>>
  /** What shall come out; of several outputs those that are named here. */
  readonly expected: Json
}

/** What we keep with an element of the document, by its name. */
export const extensionIn = (owner: XmlElement, wanted: string): XmlElement | undefined =>
  childOf(owner, 'extensionElements')?.children.find(
    ({ name, namespace }) => name === wanted && namespace === extensionNamespace,
  )

export const examplesElement = (owner: XmlElement): XmlElement | undefined => extensionIn(owner, 'examples')

function jsonOf(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}

const isRecord = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The examples of a decision; what is no example is passed over, as no engine reads it. */
export function examplesIn(owner: XmlElement): DecisionExample[] {
  const kept = examplesElement(owner)
  if (kept === undefined) return []
  return childrenOf(kept, 'example').flatMap((element) => {
    const given = jsonOf(childTextOf(element, 'given'))
    const expected = jsonOf(childTextOf(element, 'expected'))
    if (!isRecord(given) || expected === undefined) return []
    return [{ name: element.attributes.get('name') ?? '', given, expected }]
  })
}
