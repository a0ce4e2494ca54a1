import { execFile } from 'node:child_process'
import { freemem, totalmem } from 'node:os'
import { promisify } from 'node:util'
import { type Examination, fail, ok, warn } from './finding.ts'

const run = promisify(execFile)
const gibibyte = 2 ** 30

/** The first release whose TypeScript support needs no flag and prints no warning. */
const quietTypeScript = [24, 12] as const

export const examineNode: Examination = async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const says = { en: `Node ${process.versions.node}`, 'zh-CN': `Node ${process.versions.node}` }
  if (major < quietTypeScript[0]) {
    return [
      fail('node', says, {
        en: 'Run ./aftersale, which fetches Node 24.',
        'zh-CN': '请运行 ./aftersale，它会获取 Node 24。',
      }),
    ]
  }
  if (major === quietTypeScript[0] && minor < quietTypeScript[1]) {
    return [
      warn('node', says, {
        en: 'It works; a later Node 24 has fixed many faults. Update it.',
        'zh-CN': '可以运行，但较新的 Node 24 修复了许多缺陷，建议升级。',
      }),
    ]
  }
  return [ok('node', says)]
}

export const examineNpm: Examination = async () => {
  const version = await run('npm', ['--version'], { timeout: 20_000 }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  )
  if (version !== undefined) return [ok('npm', { en: `npm ${version}`, 'zh-CN': `npm ${version}` })]
  return [
    warn(
      'npm',
      { en: 'There is no npm on PATH.', 'zh-CN': 'PATH 中没有 npm。' },
      {
        en: 'What is installed works; to update it, install npm.',
        'zh-CN': '已安装的内容可以使用；如需更新，请安装 npm。',
      },
    ),
  ]
}

export const examineMemory: Examination = async () => {
  const total = process.constrainedMemory() || totalmem()
  const size = (Math.min(total, totalmem()) / gibibyte).toFixed(1)
  const free = (freemem() / gibibyte).toFixed(1)
  const says = { en: `${size} GiB of memory, ${free} GiB free`, 'zh-CN': `内存 ${size} GiB，空闲 ${free} GiB` }
  if (Math.min(total, totalmem()) >= 2 * gibibyte) return [ok('memory', says)]
  return [
    warn('memory', says, {
      en: 'Aftersale and its PostgreSQL want 2 GiB; large imports may be slow or be killed.',
      'zh-CN': 'Aftersale 与其 PostgreSQL 建议至少 2 GiB 内存，否则大批量导入可能变慢或被系统终止。',
    }),
  ]
}
