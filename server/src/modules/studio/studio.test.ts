import { expect, test } from 'vitest'
import { apiProgram } from '../../../test/api-program.ts'
import { endEvent, flows, processFile, serviceTask, startEvent } from '../../../test/bpmn-text.ts'
import { engineWith } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { definitionRoutes } from '../processes/index.ts'
import { openStudio } from './index.ts'

const { engine } = engineWith({})
const { server, program, database } = await apiProgram(({ database }) => [
  ...openStudio({ database, engine, env: {} }).routes,
  ...definitionRoutes({ database, engine }),
])

const drawing = (task: string) =>
  processFile('labels', startEvent(), serviceTask('Print', 'print', task), endEvent(), flows('Start', 'Print', 'End'))
const save = (resource: string, content: string, revision: number) =>
  program.saveModelDraft({ params: { resource }, body: { content, revision } })
const model = async (resource: string) => valueOf(await program.getModel({ params: { resource } }))
const publish = (resource: string, revision: number, more: { readonly over?: number } = {}) =>
  program.publishDrafts({ body: { drafts: [{ resource, revision, ...more }], note: 'Why not' } })

test('a new file is drafted, checked and published; then it is a draft no more, and says who, when and why', async () => {
  expect(codeOf(await save('labels.exe', drawing('Print'), 0))).toBe('studio.name-unusable')
  const { revision } = valueOf(await save('labels.bpmn', drawing('Print'), 0))
  expect(await model('labels.bpmn')).toMatchObject({
    version: null,
    content: null,
    draft: { revision, baseVersion: null },
  })
  const checked = valueOf(
    await program.checkModels({ body: { files: [{ name: 'labels.bpmn', content: drawing('Print') }] } }),
  )
  expect(checked).toEqual({
    problems: [],
    warnings: [],
    items: [{ resource: 'labels.bpmn', kind: 'flow', version: 1, isNew: true }],
  })
  expect((await model('labels.bpmn')).version).toBeNull()
  expect(valueOf(await publish('labels.bpmn', revision)).items).toMatchObject([{ version: 1, isNew: true }])
  expect(await model('labels.bpmn')).toMatchObject({
    version: 1,
    draft: null,
    note: 'Why not',
    deployedBy: 'ops',
    name: { en: 'Process labels' },
    running: 0,
    content: drawing('Print'),
  })
})

test('nobody saves over what they have not seen', async () => {
  const { revision } = valueOf(await save('labels.bpmn', drawing('One'), 0))
  expect(codeOf(await save('labels.bpmn', drawing('Another'), 0))).toBe('studio.draft-changed')
  const later = valueOf(await save('labels.bpmn', drawing('Two'), revision))
  const refused = await save('labels.bpmn', drawing('Three'), revision)
  expect(refused).toMatchObject({
    refusal: { code: 'studio.draft-changed', facts: { by: 'ops', revision: later.revision } },
  })
  expect((await model('labels.bpmn')).draftContent).toBe(drawing('Two'))
  expect(codeOf(await publish('labels.bpmn', revision))).toBe('studio.draft-changed')
  expect(codeOf(await program.discardModelDraft({ params: { resource: 'labels.bpmn' }, query: { revision } }))).toBe(
    'studio.draft-changed',
  )
  valueOf(await program.discardModelDraft({ params: { resource: 'labels.bpmn' }, query: { revision: later.revision } }))
  expect(codeOf(await save('labels.bpmn', drawing('Four'), later.revision))).toBe('studio.draft-not-found')
  const anew = valueOf(await save('labels.bpmn', drawing('Four'), 0))
  expect(anew.revision).toBeGreaterThan(later.revision)
  valueOf(await program.discardModelDraft({ params: { resource: 'labels.bpmn' }, query: { revision: anew.revision } }))
})

test('of two who begin a draft at once one does, and of two who save one revision one does', async () => {
  const begun = await Promise.all([1, 2, 3].map((n) => save('labels.bpmn', drawing(`${n}`), 0)))
  expect(begun.filter(({ ok }) => ok)).toHaveLength(1)
  const { revision } = valueOf(begun.find(({ ok }) => ok) ?? begun[0]!)
  const saved = await Promise.all([4, 5, 6].map((n) => save('labels.bpmn', drawing(`${n}`), revision)))
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
  const now = await model('labels.bpmn')
  valueOf(
    await program.discardModelDraft({
      params: { resource: 'labels.bpmn' },
      query: { revision: now.draft?.revision ?? 0 },
    }),
  )
})

test('a draft with a flaw is not published, with every reason, and stays', async () => {
  const { revision } = valueOf(await save('labels.bpmn', drawing('Print').replace('type="print"', ''), 0))
  const refused = await publish('labels.bpmn', revision)
  expect(refused).toMatchObject({
    refusal: { code: 'studio.not-publishable', facts: { problems: [{ resource: 'labels.bpmn', element: 'Print' }] } },
  })
  expect((await model('labels.bpmn')).draft?.revision).toBe(revision)
  const same = valueOf(await save('labels.bpmn', drawing('Print'), revision))
  expect(codeOf(await publish('labels.bpmn', same.revision))).toBe('studio.nothing-changed')
  valueOf(await program.discardModelDraft({ params: { resource: 'labels.bpmn' }, query: { revision: same.revision } }))
})

test('a draft that began before the version in force is published over it only by whoever says so', async () => {
  const { revision } = valueOf(await save('labels.bpmn', drawing('Mine'), 0))
  valueOf(await program.deploy({ body: { resources: [{ name: 'labels.bpmn', content: drawing('Theirs') }] } }))
  const refused = await publish('labels.bpmn', revision)
  expect(refused).toMatchObject({ refusal: { code: 'studio.draft-behind', facts: { version: 2, by: 'ops' } } })
  expect(codeOf(await publish('labels.bpmn', revision, { over: 1 }))).toBe('studio.draft-behind')
  expect(valueOf(await publish('labels.bpmn', revision, { over: 2 })).items).toMatchObject([{ version: 3 }])
})

test('a draft of a version that is not in force any more is behind from its first save', async () => {
  const body = { content: drawing('Late'), revision: 0, version: 2 }
  const { revision, baseVersion } = valueOf(await program.saveModelDraft({ params: { resource: 'labels.bpmn' }, body }))
  expect(baseVersion).toBe(2)
  expect(codeOf(await publish('labels.bpmn', revision))).toBe('studio.draft-behind')
  valueOf(await program.discardModelDraft({ params: { resource: 'labels.bpmn' }, query: { revision } }))
})

test('an earlier version is taken up again in one step, as the newest', async () => {
  const params = { resource: 'labels.bpmn' }
  expect(codeOf(await program.rollBackModel({ params, body: { to: 9, note: 'Back' } }))).toBe(
    'studio.version-not-found',
  )
  expect(codeOf(await program.rollBackModel({ params, body: { to: 3, note: 'Back' } }))).toBe('studio.nothing-changed')
  valueOf(await program.rollBackModel({ params, body: { to: 1, note: 'Too many jams' } }))
  const { items } = valueOf(await program.listModelVersions({ params }))
  expect(items.map(({ version, note }) => `${version} ${note}`)).toEqual([
    '4 Too many jams',
    '3 Why not',
    '2 null',
    '1 Why not',
  ])
  const first = valueOf(await program.getModelVersion({ params: { ...params, version: '1' } }))
  expect((await model('labels.bpmn')).content).toBe(first.content)
  const [latest] = valueOf(await program.listPublications()).items
  expect(latest).toMatchObject({
    by: 'ops',
    note: 'Too many jams',
    items: [{ resource: 'labels.bpmn', version: 4, backTo: 1 }],
  })
})

test('messages are drafted and published like flows, with their own words for what is wrong', async () => {
  const template = {
    key: 'hello',
    name: { en: 'Hello', 'zh-CN': '您好' },
    text: { en: 'Hello {{ case.number }}', 'zh-CN': '您好 {{ case.number }}' },
  }
  const name = 'hello.message.json'
  const bad = valueOf(await save(name, JSON.stringify({ ...template, text: { en: '{{ 1 + }}', 'zh-CN': '好' } }), 0))
  const refused = await publish(name, bad.revision)
  expect(refused).toMatchObject({
    refusal: { facts: { problems: [{ resource: name, element: expect.stringContaining('text.en') }] } },
  })
  const good = valueOf(await save(name, JSON.stringify(template), bad.revision))
  valueOf(await publish(name, good.revision))
  expect(await model(name)).toMatchObject({ kind: 'template', version: 1, name: template.name, note: 'Why not' })
  expect(JSON.parse((await model(name)).content ?? '')).toEqual(template)
})

test('files that belong together are published together or not at all', async () => {
  const form = valueOf(await save('ask.form', '{"type":"default","id":"ask","schemaVersion":18,"components":[]}', 0))
  const flow = valueOf(await save('labels.bpmn', 'not XML', 0))
  const drafts = [
    { resource: 'ask.form', revision: form.revision },
    { resource: 'labels.bpmn', revision: flow.revision },
  ]
  expect(codeOf(await program.publishDrafts({ body: { drafts, note: 'Both' } }))).toBe('studio.not-publishable')
  expect(await model('ask.form')).toMatchObject({ version: null, draft: { revision: form.revision } })
})

test('who else has a file open is told while their browser says so', async () => {
  const admin = server.browser()
  valueOf(await admin.signIn({ body: { email: 'lin@example.com', password: 'correct horse battery' } }))
  const params = { resource: 'labels.bpmn' }
  valueOf(await admin.keepDraftOpen({ params }))
  expect((await model('labels.bpmn')).editors).toEqual([])
  expect(await database.selectFrom('studio_editor').selectAll().execute()).toMatchObject([
    { resource: 'labels.bpmn', person: 'lin@example.com' },
  ])
})

test('a file does not take over what is in force in another', async () => {
  const resource = 'labels-again.bpmn'
  const { revision } = valueOf(await save(resource, drawing('Mine now'), 0))
  const refused = await publish(resource, revision)
  expect(refused).toMatchObject({
    refusal: { facts: { problems: [{ resource, code: 'studio.key-elsewhere', element: 'labels' }] } },
  })
  const named = { key: 'hello', name: { en: 'Hi', 'zh-CN': '好' }, text: { en: 'Hi', 'zh-CN': '好' } }
  const files = [{ name: 'bye.message.json', content: JSON.stringify(named) }]
  const { problems } = valueOf(await program.checkModels({ body: { files } }))
  expect(problems).toMatchObject([{ code: 'studio.key-elsewhere', element: 'key' }])
})
