import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer } from '../../test/http-server.ts'

const folder = await mkdtemp(join(tmpdir(), 'aftersale-console-'))
await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
await writeFile(join(folder, 'secret.txt'), 'not for anyone')
await writeFile(join(folder, 'dist', 'index.html'), '<title>Aftersale</title>')
await writeFile(join(folder, 'dist', 'assets', 'main-1a2b.js'), 'plain()')
await writeFile(join(folder, 'dist', 'assets', 'main-1a2b.js.gz'), gzipSync('small()'))
afterAll(() => rm(folder, { recursive: true }))

const { connection } = await testDatabase()
const server = await testServer({ connection }, { consoleDir: join(folder, 'dist') })
const bare = await testServer({ connection })

const visit = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers: { accept: 'text/html,*/*', 'accept-encoding': 'identity', ...headers } })

test.each(['/', '/setup', '/sign-in-link', '/cases/R000042', '/anything/at/all?x=1', '/index.html'])(
  'a browser that goes to %s gets the page, which is asked for anew each time',
  async (path) => {
    const answer = await visit(path)
    expect([answer.status, await answer.text()]).toEqual([200, '<title>Aftersale</title>'])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  },
)

test('its files are kept for a year, and sent packed to who can unpack them', async () => {
  const plain = await visit('/assets/main-1a2b.js')
  expect(await plain.text()).toBe('plain()')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const packed = await visit('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(await packed.text()).toBe('small()')
})

test('a newer build that takes the place of the folder meanwhile is served whole, and what it lacks is not there', async () => {
  const served = join(folder, 'served')
  await cp(join(folder, 'dist'), served, { recursive: true })
  const { url } = await testServer({ connection }, { consoleDir: served })
  await rename(served, join(folder, 'before'))
  await mkdir(join(served, 'assets'), { recursive: true })
  await writeFile(join(served, 'index.html'), '<title>newer</title>')
  await writeFile(join(served, 'assets', 'main-3c4d.js'), 'newer()')
  expect(await (await fetch(url, { headers: { accept: 'text/html' } })).text()).toBe('<title>newer</title>')
  expect(await (await fetch(`${url}/assets/main-3c4d.js`)).text()).toBe('newer()')
  expect((await fetch(`${url}/assets/main-1a2b.js`)).ok).toBe(false)
})

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/assets/%00'])(
  '%s leads to no other file',
  async (path) => {
    expect(await (await visit(path)).text()).not.toContain('not for anyone')
  },
)

test('the page is for browsers: programs, other methods and the API are told to sign in', async () => {
  expect((await visit('/', { accept: 'application/json' })).status).toBe(401)
  expect((await visit('/api/unknown')).status).toBe(401)
  const posted = await fetch(`${server.url}/cases`, { method: 'POST', headers: { accept: 'text/html' } })
  expect(posted.status).toBe(401)
})

test('where no console is built, a browser is told so', async () => {
  const answer = await fetch(bare.url, { headers: { accept: 'text/html', 'accept-language': 'zh-CN' } })
  expect(await answer.json()).toMatchObject({
    error: { code: 'http.console-missing', message: '网页控制台尚未构建，这里只提供 API。' },
  })
})
