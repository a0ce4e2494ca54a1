import { attributeOf, type XmlElement } from '../xml/xml-element.ts'

/** All ids of a document. */
export function idsIn(root: XmlElement): Set<string> {
  const ids = new Set<string>()
  let level: readonly XmlElement[] = [root]
  while (level.length > 0) {
    for (const element of level) ids.add(attributeOf(element, 'id') ?? '')
    level = level.flatMap(({ children }) => children)
  }
  return ids
}

/** An id nobody has, so that nothing that stands elsewhere is meant by it. */
export function freshId(taken: Set<string>, base: string): string {
  let number = 1
  while (taken.has(`${base}-${number}`)) number += 1
  taken.add(`${base}-${number}`)
  return `${base}-${number}`
}
