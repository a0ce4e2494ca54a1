import { expect, test } from 'vitest'
import { apiProgram } from '../../../../test/api-program.ts'
import { endEvent, flows, processFile, serviceTask, startEvent } from '../../../../test/bpmn-text.ts'
import { engineWith } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { definitionRoutes } from '../../processes/index.ts'
import { openStudio } from '../index.ts'

const { engine } = engineWith({})
const { program } = await apiProgram(({ database }) => [
  ...openStudio({ database, engine, env: {}, templates: [{ name: 'a.import.json', content: '{}' }] }).routes,
  ...definitionRoutes({ database, engine }),
])

const drawing = (key: string, task: string) =>
  processFile(key, startEvent(), serviceTask('Print', 'print', task), endEvent(), flows('Start', 'Print', 'End'))
const message = { key: 'hello', name: { en: 'Hello', 'zh-CN': '您好' }, text: { en: 'Hello', 'zh-CN': '您好' } }

async function publish(resource: string, content: string) {
  const { revision } = valueOf(await program.saveModelDraft({ params: { resource }, body: { content, revision: 0 } }))
  valueOf(await program.publishDrafts({ body: { drafts: [{ resource, revision }], note: 'New' } }))
}
await publish('labels.bpmn', drawing('labels', 'One'))
await publish('hello.message.json', JSON.stringify(message))

const outcomes = async (...files: readonly { name: string; content: string }[]) =>
  valueOf(await program.importPack({ body: { files: [...files] } })).items.map(
    ({ resource, outcome }) => `${resource} ${outcome}`,
  )

test('a pack holds every file in force, and taken in where it came from it changes nothing', async () => {
  const { files } = valueOf(await program.exportPack())
  expect(files.map(({ name }) => name)).toEqual(['a.import.json', 'hello.message.json', 'labels.bpmn'])
  expect(await outcomes(...files)).toEqual(['a.import.json not-taken', 'hello.message.json same', 'labels.bpmn same'])
})

test('words are found where people read them, in the draft where there is one', async () => {
  const found = async (q: string) =>
    valueOf(await program.findInModels({ query: { q } })).items.map(({ resource, count }) => `${resource} ${count}`)
  expect(await found('您')).toEqual(['hello.message.json 2'])
  expect(await found('ONE')).toEqual(['labels.bpmn 1'])
  expect(await found('bpmn2:')).toEqual([])
})

test('what differs becomes a draft, what is JSON whatever its spaces is the same, and a draft that there is stays', async () => {
  const spaced = JSON.stringify({ text: message.text, name: message.name, key: message.key }, null, 4)
  const changed = { name: 'folder/labels.bpmn', content: drawing('labels', 'Two') }
  const fresh = { name: 'parcels.bpmn', content: drawing('parcels', 'Three') }
  const hostile = { name: '../../etc/passwd', content: 'x' }
  const files = [{ name: 'hello.message.json', content: spaced }, changed, fresh, hostile]
  expect(await outcomes(...files)).toEqual([
    'hello.message.json same',
    'labels.bpmn drafted',
    'parcels.bpmn drafted',
    'passwd not-taken',
  ])
  expect(await outcomes({ ...changed, content: drawing('labels', 'Four') })).toEqual(['labels.bpmn has-draft'])
  const { draftContent } = valueOf(await program.getModel({ params: { resource: 'labels.bpmn' } }))
  expect(draftContent).toBe(changed.content)
})
