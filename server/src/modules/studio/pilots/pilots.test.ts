import type { Instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { endEvent, flows, processFile, ruleTask, startEvent } from '../../../../test/bpmn-text.ts'
import { casePlace, caseType, newKey } from '../../../../test/case-place.ts'
import { tableOf } from '../../../../test/dmn-text.ts'
import { deploy, NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { openStudio } from '../index.ts'

const place = await casePlace(({ database, engine }) => openStudio({ database, engine, env: {} }).routes)
const { program, server, database, engine, put } = place
const HOUR = 3_600_000

const rules = (outcome: string) => tableOf('FIRST', [['-', `"${outcome}"`]])
await deploy(database, engine, {
  'judged.bpmn': processFile(
    'judged',
    startEvent(),
    ruleTask('Judge', 'judge-id', 'outcome'),
    endEvent(),
    flows('Start', 'Judge', 'End'),
  ),
  'judged.dmn': rules('old'),
})
await put(caseType('judged', { process: 'judged' }))

/** Opens a case of a shop; answers how it was judged, and by which version of the flow. */
async function judged(source: string): Promise<string> {
  const item = { key: newKey(), type: 'judged', source }
  const [opened] = valueOf(await program.openCases({ body: { items: [item] } })).items
  const instance = await database
    .selectFrom('service_case')
    .innerJoin('process_instance', 'process_instance.id', 'service_case.instance_id')
    .innerJoin('definition', 'definition.id', 'process_instance.definition_id')
    .select(['process_instance.variables', 'definition.version', 'process_instance.status'])
    .where('service_case.id', '=', opened?.done?.id ?? '')
    .executeTakeFirstOrThrow()
  return `${(instance.variables as { outcome?: unknown }).outcome} v${instance.version}`
}

async function draft(outcome: string) {
  const resource = 'judged.dmn'
  const { revision } = valueOf(
    await program.saveModelDraft({ params: { resource }, body: { content: rules(outcome), revision: 0 } }),
  )
  return { resource, revision }
}
const begin = async (outcome: string, more: { sources?: string[] | null; share?: number } = {}) =>
  program.beginPilot({
    body: { drafts: [await draft(outcome)], sources: null, share: 100, note: 'Try', ...more },
  })
const pilots = async () => valueOf(await program.listPilots()).items
const end = (id: string, outcome: 'published' | 'ended', more: { isSeen?: boolean } = {}) =>
  program.endPilot({ params: { id }, body: { outcome, note: 'Enough', ...more } })

test('a changed rule counts for the cases of the chosen shops alone, with the flow that asks it', async () => {
  const { id } = valueOf(await begin('new', { sources: ['north'] }))
  expect([await judged('north'), await judged('south')]).toEqual(['new v2', 'old v1'])
  const [pilot] = await pilots()
  expect(pilot).toMatchObject({
    id,
    files: ['judged.dmn'],
    processes: [
      { key: 'judged', version: 2, pilot: { opened: 1, closed: 1, handed: 0 }, rest: { version: '1', opened: 1 } },
    ],
  })
  const files = valueOf(await program.listPilotFiles({ params: { id } })).items
  expect(files).toEqual([{ resource: 'judged.dmn', kind: 'rules', before: rules('old'), after: rules('new') }])
  expect(await codeOf(await program.listPilotFiles({ params: { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11' } }))).toBe(
    'studio.pilot-not-found',
  )
  const model = valueOf(await program.getModel({ params: { resource: 'judged.dmn' } }))
  expect(model).toMatchObject({ version: 1, draft: null, content: rules('old') })
  expect(await codeOf(await begin('newer'))).toBe('studio.pilot-running')
  valueOf(await end(id, 'ended'))
  expect(await judged('north')).toBe('old v1')
  expect(codeOf(await end(id, 'ended'))).toBe('studio.pilot-ended')
})

test('what was tried is published for all, as a version after all that were given', async () => {
  await program.discardModelDraft({ params: { resource: 'judged.dmn' }, query: { revision: (await lastDraft()) ?? 0 } })
  const { id } = valueOf(await begin('new', { sources: ['north'] }))
  valueOf(await end(id, 'published'))
  expect(await judged('south')).toMatch(/^new/)
  const { items } = valueOf(await program.listModelVersions({ params: { resource: 'judged.dmn' } }))
  expect(items.map(({ version, note }) => `${version} ${note}`)).toEqual(['4 Enough', '1 null'])
})

test('what was published since the pilot began is published over only by whoever has seen it', async () => {
  const { id } = valueOf(await begin('tried', { sources: ['north'] }))
  await deploy(database, engine, { 'judged.dmn': rules('theirs') }, (NOON + HOUR) as Instant)
  expect(codeOf(await end(id, 'published'))).toBe('studio.draft-behind')
  expect(await judged('north')).toMatch(/^tried/)
  valueOf(await end(id, 'published', { isSeen: true }))
  expect(await judged('south')).toMatch(/^tried/)
})

test('of a share about as many cases take part', async () => {
  server.clock.set((NOON + 2 * HOUR) as Instant)
  const { id } = valueOf(await begin('some', { share: 50 }))
  const items = Array.from({ length: 200 }, () => ({ key: newKey(), type: 'judged', source: 'shop' }))
  valueOf(await program.openCases({ body: { items } }))
  const [pilot] = await pilots()
  const [side] = pilot?.processes ?? []
  expect(side?.pilot.opened).toBeGreaterThan(60)
  expect(side?.rest.opened).toBeGreaterThan(60)
  expect((side?.pilot.opened ?? 0) + (side?.rest.opened ?? 0)).toBe(200)
  valueOf(await end(id, 'ended'))
})

test('what no flow uses, or what counts for all cases at once, is not tried', async () => {
  const resource = 'unused.dmn'
  const content = rules('x').replaceAll('judge', 'other')
  const { revision } = valueOf(await program.saveModelDraft({ params: { resource }, body: { content, revision: 0 } }))
  const body = { drafts: [{ resource, revision }], sources: null, share: 10, note: 'Try' }
  expect(codeOf(await program.beginPilot({ body }))).toBe('studio.pilot-without-flow')
})

const lastDraft = async () => valueOf(await program.getModel({ params: { resource: 'judged.dmn' } })).draft?.revision
