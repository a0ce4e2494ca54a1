import { command, wholeNumber } from './frame/index.ts'

export const trial = command({
  name: 'trial',
  summary: {
    en: 'let the demonstration work for a while, its providers failing and its server killed, then audit what is left',
    'zh-CN': '让演示环境运行一段时间，其间服务商随机出错、服务器多次被强制终止，最后审计结果',
  },
  examples: [
    {
      line: 'trial --minutes 60 --kills 10',
      says: { en: 'an hour with ten kills', 'zh-CN': '运行一小时，强制终止十次' },
    },
    {
      line: 'trial --kills 0 --minutes 1 --data-dir DIR --json',
      says: { en: 'goes on in a folder, and keeps it', 'zh-CN': '在指定目录中继续运行并保留数据' },
    },
  ],
  options: {
    minutes: wholeNumber(
      'N',
      { min: 1, max: 1_440, fallback: 10 },
      { en: 'how long it works', 'zh-CN': '运行时长（分钟）' },
    ),
    kills: wholeNumber(
      'N',
      { min: 0, max: 1_000, fallback: 3 },
      { en: 'how often the server is killed in that time', 'zh-CN': '其间强制终止服务器的次数' },
    ),
    speed: wholeNumber(
      'N',
      { min: 1, max: 3_600, fallback: 600 },
      { en: 'seconds that go by in one of ours', 'zh-CN': '一秒钟相当于演示时间的多少秒' },
    ),
    failures: wholeNumber(
      'PERCENT',
      { min: 0, max: 90, fallback: 20 },
      { en: 'requests to providers that time out, break off or fail', 'zh-CN': '服务商请求超时、中断或出错的比例' },
    ),
    refusals: wholeNumber(
      'PERCENT',
      { min: 0, max: 90, fallback: 3 },
      { en: 'calls that providers refuse for good', 'zh-CN': '被服务商最终拒绝的调用比例' },
    ),
    seed: wholeNumber(
      'N',
      { min: 0, max: 4_294_967_295, fallback: 1 },
      { en: 'the same seed kills and fails alike', 'zh-CN': '相同的种子产生相同的故障安排' },
    ),
  },
  touchesData: true,
  run: async (context) => (await import('./trial/run-trial.ts')).runTrial(context),
})
