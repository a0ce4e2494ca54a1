import { extensionIn } from '../examples/decision-example.ts'
import { attributeOf, type XmlElement } from '../xml/xml-element.ts'

/** What people read for a clause's values (`English · 中文`), by value: DMN has no place for it. */
export function wordsIn(clause: XmlElement): ReadonlyMap<string, string> {
  const words = extensionIn(clause, 'words')
  return new Map(
    (words?.children ?? []).flatMap((word) => {
      const value = word.attributes.get('value')
      const label = attributeOf(word, 'label')
      return value === undefined || label === undefined ? [] : [[value, label] as const]
    }),
  )
}
