import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { chain, end, service, start } from '../../../../packages/process/test/bpmn-xml.ts'
import { drawn } from '../../../test/drawn.ts'
import { testServer, valueOf } from '../../../test/http-server.ts'
import { workplace } from '../../../test/workplace.ts'
import { jobRoutes } from './jobs.routes.ts'

/** What the documentation shows is run as it stands there. */
const page = await readFile(new URL('../../../../docs/external-workers.md', import.meta.url), 'utf8')
const example = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? ''

const place = await workplace(drawn('p', start(), service('T', 'print-label'), end(), chain('Start', 'T', 'End')))
const { database, connection, engine, clock, log, desk, begin } = place
const loops = await engine.run({
  database,
  connection,
  clock,
  log,
  loops: desk.loops,
  hear: (topic) => desk.hear(topic),
})
const server = await testServer(place, { routes: jobRoutes({ desk, database: place.database, engine }) })
const folder = await mkdtemp(join(tmpdir(), 'aftersale-worker-'))
const children: ChildProcess[] = []
afterAll(async () => {
  for (const child of children) {
    const ended = once(child, 'exit')
    if (child.kill()) await ended
  }
  await desk.stop()
  await loops.stop()
  await rm(folder, { recursive: true })
})
valueOf(
  await server.browser().setUp({
    body: {
      token: (await server.access.offerSetUp()) ?? '',
      name: '林晓',
      email: 'l@example.com',
      password: 'correct horse battery',
    },
  }),
)
const { key } = valueOf(await server.access.createApiKey('worker'))
const hasPython = spawnSync('python3', ['--version']).status === 0

async function works(program: string, file: string, text: string) {
  await writeFile(join(folder, file), text)
  const env = { PATH: process.env['PATH'], AFTERSALE_URL: server.url, AFTERSALE_KEY: key }
  children.push(spawn(program, [join(folder, file)], { env, stdio: 'inherit' }))
  const ids = await begin(
    'p',
    Array.from({ length: 25 }, () => ({})),
  )
  const ended = () =>
    database.selectFrom('process_instance').select(['id', 'variables']).where('status', '=', 'completed').execute()
  await expect
    .poll(async () => (await ended()).filter(({ id }) => ids.includes(id)).length, { timeout: 40_000 })
    .toBe(ids.length)
  for (const { id, variables } of await ended()) expect(variables).toEqual({ label: `SF-${id}/2` })
}

test('the worker in Node does its work', () => works(process.execPath, 'worker.mjs', example('js')))

test.skipIf(!hasPython)('the worker in Python does its work (where there is Python)', async () => {
  for (const child of children.splice(0)) {
    const ended = once(child, 'exit')
    child.kill()
    await ended
  }
  await works('python3', 'worker.py', example('python'))
})
