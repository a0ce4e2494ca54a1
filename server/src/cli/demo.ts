import { command, flag, text, wholeNumber } from './frame/index.ts'
import { hostOption, packOption, portOption } from './serve/options.ts'

export const demo = command({
  name: 'demo',
  summary: {
    en: 'run the main job on demonstration data, then serve a made-up retailer at work',
    'zh-CN': '用演示数据运行主流程，随后启动服务并模拟一家正在营业的零售商',
  },
  examples: [
    { line: 'demo', says: { en: 'a Chinese retailer, then the server', 'zh-CN': '一家中国零售商，随后启动服务' } },
    {
      line: 'demo --scale 10 --once',
      says: { en: 'ten times as many orders, then exit', 'zh-CN': '十倍订单，完成后退出' },
    },
    {
      line: 'demo --speed 600',
      says: { en: 'a day in two and a half minutes', 'zh-CN': '两分半钟过完一天' },
    },
    { line: 'demo --data FILE.csv.gz --once --json', says: { en: 'your own table', 'zh-CN': '使用您自己的表格' } },
  ],
  options: {
    data: text('FILE', {
      en: 'order lines and return requests from this table (CSV or XLSX, also gzipped)',
      'zh-CN': '从此表格读取订单明细和退货申请（CSV 或 XLSX，可为 gzip）',
    }),
    scale: wholeNumber(
      'N',
      { min: 1, max: 10_000, fallback: 1 },
      { en: 'how large the made-up retailer is', 'zh-CN': '生成的零售商规模' },
    ),
    seed: wholeNumber(
      'N',
      { min: 0, max: 4_294_967_295, fallback: 1 },
      { en: 'the same seed makes the same retailer', 'zh-CN': '相同的种子生成相同的零售商' },
    ),
    speed: wholeNumber(
      'N',
      { min: 1, max: 3_600, fallback: 60 },
      { en: 'seconds that go by in one of ours while it is served', 'zh-CN': '服务期间一秒钟相当于演示时间的多少秒' },
    ),
    once: flag({ en: 'print the summary and exit', 'zh-CN': '输出汇总后退出' }),
    pack: packOption,
    port: portOption,
    host: hostOption,
  },
  touchesData: true,
  run: async (context) => (await import('./demo/run-demo.ts')).runDemo(context),
})
