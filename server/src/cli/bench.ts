import { type CommandGroup, choice, command, flag, wholeNumber } from './frame/index.ts'

const ENGINE_PARTS = ['straight', 'tasks', 'messages', 'workers', 'latency', 'peers', 'timers', 'history'] as const

const engine = command({
  name: 'engine',
  summary: {
    en: 'how fast the engine is: straight through, resumed, in time, beside others',
    'zh-CN': '引擎速度：直通、继续执行、响应时间，以及与其他引擎对比',
  },
  examples: [
    {
      line: 'bench engine',
      says: { en: 'four minutes, on a database of its own', 'zh-CN': '约四分钟，使用独立的数据库' },
    },
    { line: 'bench engine --only peers', says: { en: 'one part', 'zh-CN': '只测量一个部分' } },
    {
      line: 'bench engine --percent 1 --rounds 1',
      says: { en: 'a glance, for figures that mean nothing', 'zh-CN': '快速试跑，数值不具参考意义' },
    },
    {
      line: 'bench engine --only history --json',
      says: { en: 'with ten million rows of history', 'zh-CN': '含一千万行历史数据' },
    },
  ],
  options: {
    rounds: wholeNumber(
      'N',
      { min: 1, max: 100, fallback: 3 },
      { en: 'how often each is measured, in turn', 'zh-CN': '每项轮流测量的次数' },
    ),
    only: choice('PART', ENGINE_PARTS, undefined, {
      en: `only this part: ${ENGINE_PARTS.join(', ')}`,
      'zh-CN': `只测量这一部分：${ENGINE_PARTS.join('、')}`,
    }),
    percent: wholeNumber(
      'N',
      { min: 1, max: 1_000, fallback: 100 },
      { en: 'how much of the usual work is done', 'zh-CN': '工作量占常规的百分比' },
    ),
    history: flag({
      en: 'also measure with ten million rows of history, which take minutes to write',
      'zh-CN': '另在一千万行历史数据上测量，写入需数分钟',
    }),
  },
  run: async (context) => (await import('../../../bench/engine/run-engine-bench.ts')).runEngineBench(context),
})

const rules = command({
  name: 'rules',
  summary: {
    en: 'decisions a second, beside feelin and GoRules Zen on the same rules and inputs',
    'zh-CN': '每秒决策次数，与 feelin、GoRules Zen 在相同规则和输入下对比',
  },
  examples: [
    {
      line: 'bench rules --json',
      says: { en: 'half a minute; figures and ratios as JSON', 'zh-CN': '约半分钟；以 JSON 输出数值与比值' },
    },
  ],
  options: {
    rounds: wholeNumber(
      'N',
      { min: 1, max: 100, fallback: 7 },
      { en: 'how often each is measured, in turn', 'zh-CN': '每项轮流测量的次数' },
    ),
  },
  run: async (context) => (await import('../../../bench/rules/run-rules-bench.ts')).runRulesBench(context),
})

const cases = command({
  name: 'cases',
  summary: {
    en: 'retail returns from the request to the money, through the API of a real server, beside the engine alone',
    'zh-CN': '零售退货从申请到退款，经真实服务器的 API，与引擎自身对比',
  },
  examples: [
    { line: 'bench cases', says: { en: 'about two minutes', 'zh-CN': '约两分钟' } },
    { line: 'bench cases --cases 10000 --rounds 1 --json', says: { en: 'more at once', 'zh-CN': '一次更多' } },
  ],
  options: {
    rounds: wholeNumber(
      'N',
      { min: 1, max: 100, fallback: 3 },
      { en: 'how often it is measured', 'zh-CN': '测量次数' },
    ),
    cases: wholeNumber(
      'N',
      { min: 1, max: 100_000, fallback: 4_000 },
      { en: 'how many returns a round', 'zh-CN': '每次测量的退货数' },
    ),
  },
  run: async (context) => (await import('../../../bench/cases/run-cases-bench.ts')).runCasesBench(context),
})

const faces = command({
  name: 'faces',
  summary: {
    en: 'how long agents and consumers wait for a real server while all of them are at work',
    'zh-CN': '客服与消费者同时使用真实服务器时的应答时间',
  },
  examples: [
    { line: 'bench faces', says: { en: 'about three minutes', 'zh-CN': '约三分钟' } },
    { line: 'bench faces --agents 400 --seconds 300 --json', says: { en: 'more, and longer', 'zh-CN': '更多、更久' } },
  ],
  options: {
    agents: wholeNumber('N', { min: 1, max: 10_000, fallback: 200 }, { en: 'agents at work', 'zh-CN': '客服人数' }),
    consumers: wholeNumber(
      'N',
      { min: 1, max: 100_000, fallback: 2_000 },
      { en: 'consumers in the portal', 'zh-CN': '自助门户中的消费者人数' },
    ),
    seconds: wholeNumber('N', { min: 1, max: 3_600, fallback: 60 }, { en: 'how long', 'zh-CN': '持续秒数' }),
  },
  run: async (context) => (await import('../../../bench/faces/run-faces-bench.ts')).runFacesBench(context),
})

const lists = command({
  name: 'lists',
  summary: {
    en: 'lists of a million cases: filtered, sorted, searched, scrolled far down; beside the fetch of one row',
    'zh-CN': '百万工单列表：筛选、排序、搜索、深翻页，与按主键读取一行对比',
  },
  examples: [
    { line: 'bench lists', says: { en: 'about five minutes', 'zh-CN': '约五分钟' } },
    { line: 'bench lists --cases 50000 --json', says: { en: 'a smaller company', 'zh-CN': '较小的公司' } },
  ],
  options: {
    cases: wholeNumber(
      'N',
      { min: 100, max: 10_000_000, fallback: 1_000_000 },
      { en: 'how many cases there are', 'zh-CN': '工单数量' },
    ),
    times: wholeNumber(
      'N',
      { min: 1, max: 1_000, fallback: 20 },
      { en: 'how often each question is asked', 'zh-CN': '每个查询的次数' },
    ),
  },
  run: async (context) => (await import('../../../bench/lists/run-lists-bench.ts')).runListsBench(context),
})

export const benchCommands: CommandGroup = {
  name: 'bench',
  summary: { en: 'measure speed, as ratios in one run', 'zh-CN': '测量性能，以同一次运行中的比值表示' },
  commands: [engine, rules, cases, faces, lists],
}
