import { extensionIn } from '../examples/decision-example.ts'
import { childrenOf, type XmlElement } from '../xml/xml-element.ts'

/** What must hold between the figures of a file, kept with one of them. */
export interface Expectation {
  /** What is expected, in words; may hold both languages (`English · 中文`). */
  readonly label: string
  /** FEEL over the names of the file's figures; it holds where it is true. */
  readonly text: string
}

/** The expectations that a decision keeps. */
export function expectationsIn(owner: XmlElement): Expectation[] {
  const kept = extensionIn(owner, 'expectations')
  if (kept === undefined) return []
  return childrenOf(kept, 'expectation').map(({ attributes, text }) => ({
    label: attributes.get('label') ?? text.trim(),
    text: text.trim(),
  }))
}
