import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ended, lockOf, makeRoom, nodeOf } from './room.ts'

// The registry is a stand-in here: the real one takes half a minute and may be out of reach. The whole way, from an empty
// npm cache, is walked by hand before a release.

let room: ReturnType<typeof makeRoom>
beforeEach(() => {
  room = makeRoom()
  writeFileSync(join(room.top, 'node-24'), nodeOf('v24.21.0'), { mode: 0o755 })
})
afterEach(() => room.remove())

const tell = (file: string, text = '') => writeFileSync(join(room.top, file), text)
const leftOver = () =>
  readdirSync(join(room.root, '.runtime')).filter((name) => name.startsWith('fetching') || name === 'lock')

describe('what it runs', () => {
  test('arguments, standard input, folder and exit code go through; standard output is left to the program', async () => {
    const { out, code } = await room.run(['3', 'two words', '--x=$HOME', '工单', ''], { cwd: '/' })
    expect(JSON.parse(out)).toEqual({
      args: ['3', 'two words', '--x=$HOME', '工单', ''],
      stdin: 'from stdin',
      cwd: '/',
    })
    expect(code).toBe(3)
  })

  test('a signal reaches the program itself', async () => {
    const child = room.start(['wait'])
    const end = ended(child)
    await once(child.stdout ?? child, 'data')
    child.kill('SIGTERM')
    expect((await end).code).toBe(43)
  })

  test('it finds its folder through symbolic links, relative ones too, and by a relative path', async () => {
    mkdirSync(join(room.top, 'links'))
    symlinkSync(join(room.root, 'aftersale'), join(room.top, 'links/absolute'))
    symlinkSync('absolute', join(room.top, 'links/relative'))
    expect((await room.run([], { as: join(room.top, 'links/relative') })).code).toBe(0)
    expect((await room.run([], { as: './aftersale', cwd: room.root })).code).toBe(0)
    expect((await room.run([], { as: 'aftersale', shell: ['sh'], cwd: room.root, env: { CDPATH: '/' } })).code).toBe(0)
  })
})

describe('Node', () => {
  test('the machine’s own is used from 24 on', async () => {
    room.put('node', nodeOf('v26.0.1'))
    await room.run()
    expect(existsSync(join(room.root, '.runtime/node'))).toBe(false)
  })

  test.each(['v20.20.2', 'v23.11.0', 'nonsense'])('one of version %s is not: 24 is fetched, once', async (version) => {
    room.put('node', nodeOf(version))
    expect(await room.run()).toMatchObject({ code: 0, err: expect.stringContaining('Fetching Node 24') })
    expect(await room.run()).toMatchObject({ code: 0, err: '' })
    expect(room.npmCalls().filter((call) => call.includes('@24'))).toHaveLength(1)
    expect(leftOver()).toEqual([])
  })

  test('one that was fetched and does not run any more is replaced', async () => {
    await room.run()
    writeFileSync(join(room.root, '.runtime/node/bin/node'), 'cut short')
    expect((await room.run()).code).toBe(0)
  })

  test('one that npm brought and that does not run here ends in a sentence', async () => {
    tell('node-24', 'for another machine')
    const { code, out, err } = await room.run()
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 1, out: '', lines: 2 })
    expect(err).toContain('does not run on this machine')
    expect(leftOver()).toEqual([])
  })
})

describe('libraries', () => {
  test('npm is run by Node 24, the machine’s being older: it resolves versions by it', async () => {
    await room.run()
    expect(room.npmCalls().at(-1)).toMatch(/^v24\.21\.0 install --no-save/)
  })

  test('they are installed again when the lock file has changed, and only then', async () => {
    await room.run()
    await room.run()
    expect(room.npmCalls()).toHaveLength(2)
    room.want('2.0.0')
    await room.run()
    await room.run()
    expect(room.npmCalls()).toHaveLength(3)
  })

  test('what somebody installed by hand is left alone', async () => {
    await room.run()
    room.want('2.0.0')
    writeFileSync(join(room.root, 'node_modules/.package-lock.json'), lockOf('2.0.0'))
    expect(await room.run()).toMatchObject({ code: 0, err: '' })
    expect(room.npmCalls()).toHaveLength(2)
  })

  test('npm saying yes is not believed when something is missing', async () => {
    tell('npm-leaves-something-out')
    const { code, err } = await room.run()
    expect(code).toBe(1)
    expect(err).toContain('missing or of another version: left, right')
  })

  test('an installation cut short by kill -9 is removed and made anew, once npm is dead too', async () => {
    room.put('node', nodeOf('v24.21.0'))
    tell('npm-hangs')
    const killed = room.start()
    await vi.waitUntil(() => existsSync(join(room.root, 'node_modules/left')), { timeout: 30_000 })
    writeFileSync(join(room.root, 'node_modules/half'), '')
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const next = room.start(['0'])
    const end = ended(next)
    await once(next.stderr ?? next, 'data')
    expect(room.npmCalls()).toHaveLength(1)
    process.kill(Number(readFileSync(join(room.root, '.runtime/lock/npm'), 'utf8')), 'SIGKILL')
    room.release('npm-hangs')
    expect((await end).code).toBe(0)
    expect(room.npmCalls()).toHaveLength(2)
    expect(existsSync(join(room.root, 'node_modules/half'))).toBe(false)
  })
})

describe('several at once', () => {
  test('one installs, the others wait for it and then run', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => room.run(['0'])))
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0])
    expect(room.npmCalls()).toHaveLength(2)
    expect(leftOver()).toEqual([])
  })

  test('a lock whose owner is dead is taken over, by one of them', async () => {
    mkdirSync(join(room.root, '.runtime/lock'), { recursive: true })
    writeFileSync(join(room.root, '.runtime/lock/pid'), '999999999')
    const results = await Promise.all(Array.from({ length: 5 }, () => room.run(['0'])))
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0])
    expect(room.npmCalls()).toHaveLength(2)
    expect(leftOver()).toEqual([])
  })

  test('being told to end ends npm and frees the lock', async () => {
    tell('npm-hangs')
    const child = room.start()
    const end = ended(child)
    await vi.waitUntil(() => existsSync(join(room.root, 'node_modules/left')), { timeout: 30_000 })
    child.kill('SIGTERM')
    expect((await end).code).toBe(143)
    expect(leftOver()).toEqual([])
  })
})

describe('what cannot be done is said in one sentence, in the language of the locale', () => {
  test.each([
    ['npm error code ENOTFOUND', 'npm cannot reach its registry', 'npm 无法连接软件源'],
    ['npm error code ENOSPC', 'The disk is full', '磁盘已满'],
    ['npm error code EACCES', 'Cannot write to', '无法写入'],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'npm does not trust', 'npm 不信任'],
  ])('%s', async (word, english, chinese) => {
    tell('npm-fails-with', word)
    const inEnglish = await room.run()
    expect(inEnglish).toMatchObject({ code: 1, out: '', err: expect.stringContaining(english) })
    const inChinese = await room.run([], { env: { LANG: 'zh_CN.UTF-8' } })
    expect(inChinese).toMatchObject({ code: 1, out: '', err: expect.stringContaining(chinese) })
    expect(inChinese.err).not.toContain('npm error')
    expect(leftOver()).toEqual([])
  })

  test('an unknown failure shows what npm said', async () => {
    tell('npm-fails-with', 'npm error the moon is wrong\n')
    expect((await room.run()).err).toMatch(/the moon is wrong\n.*failed; above is what npm said/)
  })

  test('there is no npm', async () => {
    room.forget('npm')
    expect(await room.run()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('this machine has v20.20.2 and no npm'),
    })
    room.forget('node')
    expect(await room.run()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('this machine has no Node and no npm'),
    })
  })

  test('the folder may not be written', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip('needs root to run as another user')
    const reach = spawnSync('test', ['-x', process.execPath], { uid: 65_534, cwd: '/' })
    if (reach.status !== 0) skip('the project lies in a folder that is closed to other users')
    expect(await room.run([], { uid: 65_534 })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('Cannot write to'),
    })
    await room.run()
    expect(await room.run([], { uid: 65_534 })).toMatchObject({ code: 0, err: '' })
  })
})

const shells = [
  { program: '/bin/dash', args: [] },
  { program: '/bin/busybox', args: ['sh'] },
  { program: '/bin/bash', args: ['--posix'] },
]
test.for(shells)('$program runs it', async ({ program, args }, { skip }) => {
  if (!existsSync(program)) skip('not on this machine')
  const shell = [program, ...args]
  expect((await room.run(['0'], { shell })).code).toBe(0)
  tell('npm-fails-with', 'ENOTFOUND')
  room.want('2.0.0')
  expect((await room.run([], { shell })).code).toBe(1)
})
