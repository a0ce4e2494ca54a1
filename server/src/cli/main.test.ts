import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from './commands.ts'
import type { Command, CommandGroup } from './frame/index.ts'

const main = join(import.meta.dirname, 'main.ts')
const start = (...args: string[]) => spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })

async function run(...args: string[]) {
  const child = start(...args)
  const printed = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text
  })
  const [code] = await once(child, 'close')
  return { code, ...printed }
}

const leaves = (list: readonly (Command | CommandGroup)[], path: readonly string[] = []): string[][] =>
  list.flatMap((one) => ('commands' in one ? leaves(one.commands, [...path, one.name]) : [[...path, one.name]]))

test.each(leaves(commands).map((path) => [path.join(' '), path] as const))(
  '%s --help shows an example, in both languages',
  async (name, path) => {
    for (const [lang, title] of [
      ['en', 'Examples:'],
      ['zh-CN', '示例：'],
    ] as const) {
      const { code, out, err } = await run(...path, '--help', '--lang', lang)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out.slice(out.indexOf(title))).toContain(`./aftersale ${name}`)
    }
  },
)

test('nothing at all is wrong usage', async () => {
  expect(await run()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage: ./aftersale') })
})

test('a reader that goes away is no error', async () => {
  const child = start('--help')
  child.stdout.destroy()
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const [code] = await once(child, 'close')
  expect({ code, err }).toEqual({ code: 0, err: '' })
})
