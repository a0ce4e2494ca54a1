import { createServer } from 'node:net'
import { addDays, chineseNotices, localDateAt } from '@aftersale/kernel'
import { systemClock } from '../../platform/clock.ts'
import { type Examination, fail, ok, warn } from './finding.ts'

/** Whether the server could listen; a server of ours that holds the port is as good. */
export const examinePort: Examination = async ({ port }) => {
  const code = await listeningFails(port)
  if (code === undefined) return [ok('port', { en: `${port} is free`, 'zh-CN': `端口 ${port} 空闲` })]
  if (code === 'EADDRINUSE' && (await isOurs(port))) {
    return [ok('port', { en: `Aftersale is listening on ${port}`, 'zh-CN': `Aftersale 正在监听端口 ${port}` })]
  }
  const says =
    code === 'EADDRINUSE'
      ? { en: `Port ${port} is taken by another program.`, 'zh-CN': `端口 ${port} 被其他程序占用。` }
      : { en: `Port ${port} cannot be listened on (${code}).`, 'zh-CN': `无法监听端口 ${port}（${code}）。` }
  return [
    fail('port', says, { en: 'Start with another one: --port PORT.', 'zh-CN': '请换一个端口启动：--port 端口。' }),
  ]
}

function listeningFails(port: number): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>()
  const server = createServer()
  server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)))
  return promise
}

async function isOurs(port: number): Promise<boolean> {
  const address = `http://127.0.0.1:${port}/api/health`
  const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) })
    .then((response) => response.text())
    .catch(() => '')
  return answer.includes('"alive"')
}

/** Deadlines commonly reach so far. */
const DAYS_AHEAD = 31

/** Service clocks count Chinese working days; each year's arrangement is announced in the autumn before. */
export const examineHolidays: Examination = async () => {
  const today = localDateAt(systemClock.now(), 'Asia/Shanghai')
  const unknown = chineseNotices.unknownYears(today, addDays(today, DAYS_AHEAD))
  if (unknown.length === 0) {
    return [ok('holidays', { en: 'Chinese holidays are known', 'zh-CN': '已包含近期所需的节假日与调休安排' })]
  }
  const years = unknown.join(', ')
  return [
    warn(
      'holidays',
      {
        en: `The Chinese holidays of ${years} are not known; weekends are taken as free.`,
        'zh-CN': `缺少 ${years} 年的节假日安排，暂按周末休息计算。`,
      },
      {
        en: 'Update Aftersale once the yearly notice is out, or write its days into the calendars.',
        'zh-CN': '年度放假通知发布后，请升级 Aftersale，或将其日期写入日历。',
      },
    ),
  ]
}
