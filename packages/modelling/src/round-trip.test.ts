import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { models } from '../../diagram/test/models.ts'
import { moddle } from '../../process/src/index.ts'
import { blockXml } from '../../process/test/draw-block.ts'
import { randomBlock } from '../../process/test/random-process.ts'
import { meaningOf, treeOf } from '../test/meaning.ts'
import { packFlows } from '../test/pack.ts'
import { openDocument } from './document/open-document.ts'
import { writeDocument } from './document/write-document.ts'
import { readPlainFlow } from './index.ts'

/** More generated flows: `AFTERSALE_MODELLING_RUNS=1000`. */
const RUNS = Number(process.env['AFTERSALE_MODELLING_RUNS'] ?? 15)
/** A folder with models of the BPMN interchange suite, where somebody has one: `AFTERSALE_INTERCHANGE=path`. */
const INTERCHANGE = process.env['AFTERSALE_INTERCHANGE'] ?? ''

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
  const { rootElement, warnings } = await moddle.fromXML(xml)
  const { xml: written } = await moddle.toXML(rootElement, { format: true })
  expect(await meaningOf(written)).toEqual(await meaningOf(xml))
  const opened = await openDocument(xml)
  if (!opened.ok) throw new Error(opened.refusal.message.en)
  expect(await writeDocument(xml, opened.value, { isRebuilt: false, swapped: null })).toEqual({ ok: true, value: xml })
  if (warnings.length === 0) expect(await treeOf(written)).toEqual(await treeOf(xml))
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

const interchange = existsSync(INTERCHANGE)
  ? readdirSync(INTERCHANGE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bpmn'))
  : []

test.skipIf(interchange.length === 0)('models of the interchange suite survive', async () => {
  for (const name of interchange) await expectSame(readFileSync(join(INTERCHANGE, name), 'utf8'))
})

test('what nobody here knows stays where it is', async () => {
  const xml = (packFlows['return.bpmn'] ?? '').replace(
    /(<bpmn:userTask [^>]*)>\s*<bpmn:extensionElements>/,
    '$1 xmlns:other="https://other.example" other:mark="7"><bpmn:extensionElements><other:note depth="2"><other:line>text</other:line></other:note>',
  )
  expect(xml).toContain('other:mark')
  await expectSame(xml)
})
