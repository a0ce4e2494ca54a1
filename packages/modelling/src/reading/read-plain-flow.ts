import { accept, type Result } from '@aftersale/kernel'
import { wordsOf } from '../document/names.ts'
import { openDocument, type PlainRefusal, processesOf } from '../document/open-document.ts'
import { feelOf, isA, listOf, type Part, partOf, textOf } from '../document/part.ts'
import type { Card, Interruption, PlainFlow, Scope, Way } from './plain-flow.ts'
import { eventOf } from './read-event.ts'
import { repeatsOf, stepOf } from './read-step.ts'

/**
 * Reads a BPMN document as people read a flow: cards, and ways between them. Every flow node becomes a card, except events on
 * the border of one, which become ways of their card; what plain words do not reach becomes an `advanced` card. Refused is
 * only what is no BPMN.
 */
export async function readPlainFlow(xml: string): Promise<Result<PlainFlow, PlainRefusal>> {
  const opened = await openDocument(xml)
  if (!opened.ok) return opened
  const { root } = opened.value
  return accept({ scopes: processesOf(root).flatMap((process) => scopesOf(process, null)) })
}

function scopesOf(container: Part, parent: string | null): Scope[] {
  const id = container.id ?? ''
  const elements = listOf(container, 'flowElements').filter((part) => part.id !== undefined)
  const ways = elements.flatMap((part) => (part.$type === 'bpmn:SequenceFlow' ? wayOf(part) : []))
  const count = (end: 'from' | 'to', node: string) => ways.filter((way) => way[end] === node).length
  const nodes = elements.filter((part) => isA(part, 'FlowNode') && part.$type !== 'bpmn:BoundaryEvent')
  const cards = nodes.map((part): Card => {
    const name = part.id ?? ''
    const ends = { arriving: count('to', name), leaving: count('from', name) }
    return { id: name, name: wordsOf(part), step: stepOf(part, ends), repeats: repeatsOf(part) }
  })
  const inner = elements.filter((part) => isA(part, 'SubProcess')).flatMap((part) => scopesOf(part, id))
  return [{ id, name: wordsOf(container), parent, cards, ways }, ...inner]
}

function wayOf(flow: Part): Way[] {
  const [source, target] = [partOf(flow, 'sourceRef'), partOf(flow, 'targetRef')]
  const host = source?.$type === 'bpmn:BoundaryEvent' ? partOf(source, 'attachedToRef') : source
  if (source === null || host?.id === undefined || target?.id === undefined) return []
  const written = textOf(partOf(flow, 'conditionExpression'), 'body')
  return [
    {
      id: flow.id ?? '',
      from: host.id,
      to: target.id,
      name: wordsOf(flow),
      condition: written === null ? null : (feelOf(written) ?? written),
      isDefault: DEFAULTS.test(source.$type) && partOf(source, 'default') === flow,
      interruption: source === host ? null : interruptionOf(source),
    },
  ]
}

const DEFAULTS = /^bpmn:(?!.*Event$)(?!ParallelGateway|EventBasedGateway)/

const interruptionOf = (event: Part): Interruption => ({
  id: event.id ?? '',
  event: eventOf(event),
  name: wordsOf(event),
  goesOn: event.get('cancelActivity') === false,
})
