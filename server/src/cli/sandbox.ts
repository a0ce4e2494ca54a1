import { command, text, wholeNumber } from './frame/index.ts'

export const sandbox = command({
  name: 'sandbox',
  summary: {
    en: 'run a provider for trials: payment, carrier, warehouse, invoice and texts, with delays and failures',
    'zh-CN': '运行沙箱服务商：支付、承运、仓库、发票与短信，可模拟延迟与故障',
  },
  examples: [
    {
      line: 'sandbox',
      says: {
        en: 'then AFTERSALE_SANDBOX_URL=http://127.0.0.1:4290 ./aftersale start',
        'zh-CN': '随后以 AFTERSALE_SANDBOX_URL=http://127.0.0.1:4290 启动服务',
      },
    },
    {
      line: 'sandbox --failures 30 --refusals 5 --seed 7',
      says: { en: 'three requests of ten go wrong', 'zh-CN': '十次请求中有三次出错' },
    },
    {
      line: 'sandbox --ledger done.jsonl',
      says: { en: 'keeps what it did in a file', 'zh-CN': '把已执行的事项记入文件' },
    },
  ],
  options: {
    port: wholeNumber(
      'PORT',
      { min: 0, max: 65_535, fallback: 4290 },
      { en: 'the port to listen on; 0 takes a free one', 'zh-CN': '监听端口；0 表示任选空闲端口' },
    ),
    seed: wholeNumber(
      'N',
      { min: 0, max: 4_294_967_295, fallback: 1 },
      { en: 'the same seed fails the same calls', 'zh-CN': '相同的种子使相同的调用出错' },
    ),
    failures: wholeNumber(
      'PERCENT',
      { min: 0, max: 100, fallback: 0 },
      { en: 'requests that time out, break off or fail', 'zh-CN': '超时、中断或出错的请求比例' },
    ),
    refusals: wholeNumber(
      'PERCENT',
      { min: 0, max: 100, fallback: 0 },
      { en: 'calls that are refused for good', 'zh-CN': '被最终拒绝的调用比例' },
    ),
    delay: wholeNumber(
      'MS',
      { min: 0, max: 3_600_000, fallback: 200 },
      {
        en: 'how long an answer takes at most; the end of what is accepted takes up to ten times as long',
        'zh-CN': '应答的最长耗时（毫秒）；受理后的最终结果最长为其十倍',
      },
    ),
    secret: text('TEXT', {
      en: 'what notifications are signed with (sandbox unless given)',
      'zh-CN': '通知的签名密钥（默认 sandbox）',
    }),
    ledger: text('FILE', {
      en: 'keep what was done in this file, and go on from it',
      'zh-CN': '把已执行的事项保存到此文件，重启后据此继续',
    }),
  },
  run: async (context) => (await import('./sandbox/run-sandbox.ts')).runSandbox(context),
})
