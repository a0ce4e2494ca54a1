import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXml, type XmlNode } from '../../../diagram/src/index.ts'
import { diagramOf, drawnDocuments, overlapsIn } from '../../test/drawn.ts'
import { edited, RUNS, read } from '../../test/editing.ts'
import { flow } from '../../test/pack.ts'
import { randomEdit } from '../../test/random-edit.ts'
import { editFlow, type PlainEdit } from '../index.ts'

const documents = await Promise.all(drawnDocuments(8).map(async (xml) => ({ xml, plain: await read(xml) })))
const anyEdit = fc
  .constantFrom(...documents.filter(({ plain }) => plain.scopes.some(({ ways }) => ways.length > 0)))
  .chain(({ xml, plain }) => randomEdit(plain).map((edit) => ({ xml, edit })))
const kinds = (...wanted: readonly PlainEdit['kind'][]) => anyEdit.filter(({ edit }) => wanted.includes(edit.kind))

/** The text of a document without the elements of these ids. */
function without(xml: string, ids: ReadonlySet<string>): string {
  const root = readXml(xml)
  if (!root.ok) throw new Error(root.refusal.reason.en)
  const found: XmlNode[] = []
  const visit = (node: XmlNode): void => {
    if (ids.has(node.attributes['id'] ?? '')) found.push(node)
    else for (const child of node.children) visit(child)
  }
  visit(root.value)
  return found.toReversed().reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), xml)
}

test('words, settings and conditions that are edited change nothing beside their own elements, letter by letter', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(kinds('change', 'ways'), async ({ xml, edit }) => {
      const answer = await editFlow(xml, edit)
      if (!answer.ok) return
      const ways = edit.kind === 'ways' ? edit.ways.map((way) => way.flow) : []
      const own = new Set(['element' in edit ? edit.element : '', ...ways])
      // Prefixes that its new settings need are declared by the document.
      const bare = (text: string) => without(text, own).replaceAll(/ xmlns:\w+="[^"]*"/g, '')
      expect(bare(answer.value.xml)).toBe(bare(xml))
    }),
    { numRuns: RUNS },
  )
})

test('what comes in moves others aside, no farther than to the right and down, and lies upon nothing', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(kinds('insert'), async ({ xml, edit }) => {
      const answer = await editFlow(xml, edit)
      if (!answer.ok) return
      const [before, after] = [diagramOf(xml), diagramOf(answer.value.xml)]
      for (const [at, plane] of before.planes.entries()) {
        const now = after.planes[at]
        if (now === undefined) throw new Error('expected the drawing to stay')
        for (const [id, { bounds }] of plane.shapes) {
          const place = now.shapes.get(id)?.bounds ?? bounds
          expect(place.x, id).toBeGreaterThanOrEqual(bounds.x)
          expect(place.y, id).toBeGreaterThanOrEqual(bounds.y)
          const isGround = /pool|lane|group|process|transaction/i.test(before.flow.elements.get(id)?.kind ?? '')
          if (!isGround) expect([place.width, place.height], id).toEqual([bounds.width, bounds.height])
        }
        const known = new Set(overlapsIn(plane, before.flow))
        expect(overlapsIn(now, after.flow).filter((one) => !known.has(one))).toEqual([])
      }
      const drawn = new Set(after.planes.flatMap(({ shapes, edges }) => [...shapes.keys(), ...edges.keys()]))
      const fresh = [...after.flow.elements.keys(), ...after.flow.connections.keys()].filter(
        (id) => !before.flow.elements.has(id) && !before.flow.connections.has(id),
      )
      expect(fresh.filter((id) => !drawn.has(id))).toEqual([])
    }),
    { numRuns: RUNS * 2 },
  )
})

test('what goes, or leads elsewhere, leaves every other shape where it is', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(kinds('remove', 'remove-way', 'lead', 'add-way'), async ({ xml, edit }) => {
      const answer = await editFlow(xml, edit)
      if (!answer.ok) return
      const [before, after] = [diagramOf(xml), diagramOf(answer.value.xml)]
      for (const [at, plane] of after.planes.entries()) {
        for (const [id, shape] of plane.shapes) expect(shape, id).toEqual(before.planes[at]?.shapes.get(id))
      }
    }),
    { numRuns: RUNS },
  )
})

const RETURN = flow('return-refund.bpmn')

describe('the text', () => {
  const remarked = RETURN.replace('<bpmn:startEvent ', '<!-- begun by <a> customer -->\n    <bpmn:startEvent ')
    .replace('<bpmndi:BPMNPlane ', '<!-- drawn by hand --><bpmndi:BPMNPlane ')
    .replace(
      '</bpmn:definitions>',
      '  <!-- the end -->\n  <other:trace xmlns:other="urn:other" k=\'1\'><other:deep/></other:trace>\n</bpmn:definitions>',
    )
  const odd = ['<!-- begun by <a> customer -->', '<!-- drawn by hand -->', '<!-- the end -->', "k='1'><other:deep/>"]

  test.each<PlainEdit>([
    { kind: 'insert', flow: 'ByRule', step: { kind: 'tell', name: { en: 'Tell', 'zh-CN': '通知' }, template: 'x' } },
    { kind: 'remove', element: 'Appraised', keep: 'ToRefund' },
    { kind: 'move', element: 'Open', direction: 'down' },
  ])('of comments and of others’ elements stays: $kind', async (edit) => {
    const xml = await edited(remarked, edit)
    expect(odd.filter((one) => !xml.includes(one))).toEqual([])
  })

  test('with content that no parser can place is changed around it', async () => {
    const xml = remarked.replace('<bpmn:startEvent ', '<bpmn:unheardOf mark="1"/><bpmn:startEvent ')
    const after = await edited(xml, { kind: 'move', element: 'Open', direction: 'down' })
    expect(after).toContain('<bpmn:unheardOf mark="1"/>')
  })

  test('of steps that changed places is the old one when they change back', async () => {
    const there = await edited(RETURN, { kind: 'move', element: 'TellSendBack', direction: 'up' })
    const back = await edited(there, { kind: 'move', element: 'TellSendBack', direction: 'down' })
    expect(diagramOf(back).planes[0]?.shapes).toEqual(diagramOf(RETURN).planes[0]?.shapes)
  })
})
