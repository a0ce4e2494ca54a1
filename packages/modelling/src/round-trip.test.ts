import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { models } from '../../diagram/test/models.ts'
import { moddle } from '../../process/src/index.ts'
import { blockXml } from '../../process/test/draw-block.ts'
import { randomBlock } from '../../process/test/random-process.ts'
import { interchangeModels } from '../test/interchange.ts'
import { meaningOf } from '../test/meaning.ts'
import { packFlows } from '../test/pack.ts'
import { openDocument } from './document/open-document.ts'
import { writeDocument } from './document/write-document.ts'
import { readPlainFlow, survivalOf } from './index.ts'
import { differencesIn, seenIn } from './interchange/document-tree.ts'

/** More generated flows: `AFTERSALE_MODELLING_RUNS=1000`. */
const RUNS = Number(process.env['AFTERSALE_MODELLING_RUNS'] ?? 15)
/** Every flow node is a card or an event on one, and every sequence flow is a way. */
async function expectAllShown(xml: string) {
  const [opened, read] = [await openDocument(xml), await readPlainFlow(xml)]
  if (!opened.ok || !read.ok) throw new Error('expected it to be read')
  const shown = new Set(
    read.value.scopes.flatMap(({ id, cards, ways }) => [
      id,
      ...cards.map((card) => card.id),
      ...ways.flatMap((way) => [way.id, way.interruption?.id ?? way.id]),
    ]),
  )
  const drawn = [...opened.value.parts.values()].filter(
    (part) => part.$type === 'bpmn:SequenceFlow' || part.$instanceOf?.('bpmn:FlowNode') === true,
  )
  // A border event that leads nowhere is handled in the scope of its card, or undoes it: it has no way.
  const left = drawn.filter(({ id, $type }) => !shown.has(id ?? '') && $type !== 'bpmn:BoundaryEvent')
  expect(left.map(({ id }) => id)).toEqual([])
}

/** What a modeler writes of it, and what the plain view writes without an edit. */
async function expectSame(xml: string) {
  const { rootElement } = await moddle.fromXML(xml)
  const { xml: written } = await moddle.toXML(rootElement, { format: true })
  expect(await meaningOf(written)).toEqual(await meaningOf(xml))
  const opened = await openDocument(xml)
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  expect(await writeDocument(xml, opened.value, { isRebuilt: false, swapped: null })).toEqual({ ok: true, value: xml })
  const [before, after] = [await seenIn(xml), await seenIn(written)]
  if (before.losses.length === 0) expect(differencesIn(before.tree, after.tree)).toEqual([])
}

describe.each(Object.entries(packFlows))('%s', (_, xml) => {
  test('opened and written without an edit it means the same, element by element', () => expectSame(xml))

  test('everything in it is shown', () => expectAllShown(xml))
})

test.each(Object.entries(models))('a model with every element that executes survives: %s', async (_, xml) => {
  await expectSame(xml)
  await expectAllShown(xml)
})

test('any flow survives', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock.map(blockXml), async (xml) => {
      await expectSame(xml)
      await expectAllShown(xml)
    }),
    { numRuns: RUNS },
  )
})

describe.each(Object.entries(interchangeModels))('a model as other modelers write it: %s', (_, xml) => {
  test('survives in both views', async () => {
    const survival = await survivalOf(xml)
    if (!survival.ok) throw new Error(survival.refusal.message.en)
    const { cards, plain, expert, lost } = survival.value
    expect({ plain, expert, lost }).toEqual({ plain: [], expert: [], lost: [] })
    expect(cards).toBeGreaterThan(1)
    await expectAllShown(xml)
  })
})

test('what a view loses is told by the element', async () => {
  const xml = (interchangeModels['bare'] ?? '').replace('<d:endEvent', '<d:unheardOf/><d:endEvent')
  expect(await survivalOf(xml)).toMatchObject({
    ok: true,
    value: { plain: [], lost: [expect.stringContaining('unheardOf')] },
  })
  const [one, other] = [await seenIn(xml), await seenIn(xml.replace('Begin', 'End'))]
  expect(differencesIn(one.tree, other.tree)).toEqual(['a.name'])
})

test('what nobody here knows stays where it is', async () => {
  const xml = (packFlows['return.bpmn'] ?? '').replace(
    /(<bpmn:userTask [^>]*)>\s*<bpmn:extensionElements>/,
    '$1 xmlns:other="https://other.example" other:mark="7"><bpmn:extensionElements><other:note depth="2"><other:line>text</other:line></other:note>',
  )
  expect(xml).toContain('other:mark')
  await expectSame(xml)
})
