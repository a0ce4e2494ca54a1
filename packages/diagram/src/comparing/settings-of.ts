import { type Bilingual, quotedInBoth } from '@aftersale/kernel'
import type { XmlNode } from '../reading/xml.ts'
import { ENTRIES, settingInWords, TRIGGERS, VALUES } from './setting-words.ts'
import { isThing, local, nameInBoth, type Thing, type Things } from './things.ts'

/** One setting of a thing. */
export interface Setting {
  readonly name: Bilingual
  /** As the file writes it. */
  readonly written: string
  /** For people, quoted. */
  readonly value: Bilingual
}

/** A node lists its lines a second time: the lines themselves say where they lead. Ids and types only tell a parser. */
const REPEATED = new Set(['bpmn:incoming', 'bpmn:outgoing'])
const FOR_PARSERS = /^(id$|xmlns(:|$)|xsi:)/

/** Attributes that say, with this value, what is so without them. */
const USUAL: Readonly<Record<string, string>> = {
  cancelActivity: 'true',
  isCollection: 'false',
  isForCompensation: 'false',
  isInterrupting: 'true',
  isSequential: 'false',
  parallelMultiple: 'false',
  triggeredByEvent: 'false',
  instantiate: 'false',
  associationDirection: 'None',
  gatewayDirection: 'Unspecified',
}

/** All that a document says of a thing, without what is a thing of its own; by a key that both editions share. */
export function settingsOf(thing: Thing, all: Things): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>()
  const of = thing.node.name
  const keep = (key: string, name: Bilingual, written: string): void => {
    settings.set(key, { name, written, value: valueInWords(written, all) })
  }
  const visit = (node: XmlNode, path: string): void => {
    const entry = ENTRIES[node.name]
    if (entry !== undefined && node !== thing.node) {
      const key = node.attributes[entry.key] ?? ''
      keep(`${path}=${key}`, entry.name(key), node.attributes[entry.value] ?? '')
      return
    }
    if (node.name === 'bpmn:flowNodeRef') {
      keep(`${path}=${node.text.trim()}`, { en: 'what lies in it', 'zh-CN': '所含元素' }, node.text.trim())
      return
    }
    const attributes = Object.entries(node.attributes).filter(
      ([name, value]) => !FOR_PARSERS.test(name) && USUAL[name] !== value,
    )
    for (const [name, value] of attributes) keep(`${path}@${name}`, settingInWords(node.name, name, of), value)
    const text = node.text.trim()
    if (text !== '') keep(path, settingInWords(node.name, null, of), text)
    const inner = node.children.filter((child) => !isThing(child) && !REPEATED.has(child.name))
    if (node !== thing.node) keepPresence(node, path, attributes.length + inner.length > 0 || text !== '')
    const seen = new Map<string, number>()
    for (const child of inner) {
      const count = (seen.get(child.name) ?? 0) + 1
      seen.set(child.name, count)
      // Entries go by what they are of, everything else that stands several times by its place.
      const isEntry = ENTRIES[child.name] !== undefined || child.name === 'bpmn:flowNodeRef'
      visit(child, `${path}/${child.name}${count === 1 || isEntry ? '' : `#${count}`}`)
    }
  }
  /** What says something by being there. */
  const keepPresence = (node: XmlNode, path: string, saysMore: boolean): void => {
    const trigger = TRIGGERS[node.name]
    const name = trigger === undefined ? settingInWords(node.name, null, of) : { en: 'kind', 'zh-CN': '类型' }
    const value = trigger ?? { en: 'yes', 'zh-CN': '是' }
    if (trigger !== undefined || !saysMore) settings.set(`${path}!`, { name, written: node.name, value })
  }
  visit(thing.node, '')
  if (thing.parent !== null) keep('^', { en: 'what it lies in', 'zh-CN': '所在位置' }, thing.parent)
  return settings
}

function valueInWords(written: string, all: Things): Bilingual {
  const named = all.get(written) ?? all.get(local(written))
  if (named !== undefined) return nameInBoth(named)
  return VALUES[written] ?? quotedInBoth(written)
}
