import type { Element, ElementKind, Marker, Name, Trigger } from '../flow.ts'
import { childOf, childrenOf, isTrue, type XmlNode } from './xml.ts'

/** By the name of the element in BPMN, where that is not the kind itself. */
const KINDS: Readonly<Record<string, ElementKind>> = {
  participant: 'pool',
  lane: 'lane',
  dataObjectReference: 'dataObject',
  dataStoreReference: 'dataStore',
  textAnnotation: 'textAnnotation',
  group: 'group',
}

const PLAIN =
  /^(?:(?:start|end|boundary|intermediateCatch|intermediateThrow)Event|(?:exclusive|parallel|inclusive|complex|eventBased)Gateway|task|(?:user|service|send|receive|script|businessRule|manual)Task|callActivity|subProcess|transaction|adHocSubProcess)$/

const isPlain = (name: string): name is ElementKind => PLAIN.test(name)

/** Reads an element that is drawn as a shape; null where this is none, or none that can be told from others. */
export function readElement(node: XmlNode, parent: string): Element | null {
  const name = node.name.replace(/^bpmn:/, '')
  const kind = KINDS[name] ?? (isPlain(name) ? name : null)
  const id = node.attributes['id']
  if (kind === null || id === undefined || name === node.name) return null
  const isEventSubProcess = isTrue(node, 'triggeredByEvent')
  return {
    id,
    kind,
    name: kind === 'textAnnotation' ? { ...nameOf(node), text: annotationOf(node) } : nameOf(node),
    parent,
    lane: null,
    attachedTo: kind === 'boundaryEvent' ? attachedTo(node) : null,
    trigger: triggerOf(node),
    markers: markersOf(node, kind),
    isNonInterrupting: !isTrue(node, kind === 'boundaryEvent' ? 'cancelActivity' : 'isInterrupting', true),
    isEventSubProcess,
    isInstantiating: isTrue(node, 'instantiate'),
    isParallel: node.attributes['eventGatewayType'] === 'Parallel',
  }
}

const attachedTo = ({ attributes }: XmlNode): string | null => attributes['attachedToRef']?.replace(/^.*:/, '') ?? null

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The name as drawn and its translations: `zeebe:property` entries `name:<language>`. */
export function nameOf(node: XmlNode): Name {
  const properties = childrenOf(node, 'bpmn:extensionElements')
    .flatMap((extensions) => childrenOf(extensions, 'zeebe:properties'))
    .flatMap((list) => childrenOf(list, 'zeebe:property'))
  const translations = properties.flatMap(({ attributes }) => {
    const [, language] = /^name:(.+)$/.exec(attributes['name'] ?? '') ?? []
    const value = oneLine(attributes['value'] ?? '')
    return language === undefined || value === '' ? [] : [[language, value] as const]
  })
  return { text: oneLine(node.attributes['name'] ?? ''), translations: Object.fromEntries(translations) }
}

const annotationOf = (node: XmlNode): string => childOf(node, 'bpmn:text')?.text.trim() ?? ''

const TRIGGERS: Readonly<Record<string, Trigger>> = {
  message: 'message',
  timer: 'timer',
  error: 'error',
  escalation: 'escalation',
  conditional: 'conditional',
  signal: 'signal',
  compensate: 'compensation',
  link: 'link',
  cancel: 'cancel',
  terminate: 'terminate',
}

const DEFINITION = /^bpmn:(\w+)EventDefinition(?:Ref)?$/

function triggerOf(node: XmlNode): Trigger | null {
  const triggers = node.children.flatMap(({ name }) => TRIGGERS[DEFINITION.exec(name)?.[1] ?? ''] ?? [])
  if (triggers.length < 2) return triggers[0] ?? null
  return isTrue(node, 'parallelMultiple') ? 'parallelMultiple' : 'multiple'
}

function markersOf(node: XmlNode, kind: ElementKind): Marker[] {
  const markers: Marker[] = []
  if (childOf(node, 'bpmn:standardLoopCharacteristics') !== null) markers.push('loop')
  const multiple = childOf(node, 'bpmn:multiInstanceLoopCharacteristics')
  if (multiple !== null) markers.push(isTrue(multiple, 'isSequential') ? 'sequential' : 'parallel')
  if (isTrue(node, 'isForCompensation')) markers.push('compensation')
  if (kind === 'adHocSubProcess') markers.push('adHoc')
  return markers
}
