import { type CommandGroup, command } from './frame/index.ts'

const dmn = command({
  name: 'dmn',
  summary: {
    en: 'run cases of the DMN conformance kit; ends with "N passed, N failed"',
    'zh-CN': '运行 DMN 一致性测试套件；最后一行为“N passed, N failed”',
  },
  examples: [
    {
      line: 'conformance dmn ../shared/tck',
      says: { en: 'every case in the folder, at any depth', 'zh-CN': '运行文件夹中任意深度的全部用例' },
    },
    {
      line: 'conformance dmn ../shared/tck --json',
      says: { en: 'counts and failures as JSON', 'zh-CN': '以 JSON 输出数目与失败项' },
    },
  ],
  arguments: {
    folder: {
      takes: 'one',
      summary: {
        en: 'the folder: models (*.dmn) beside their cases (*-test-*.xml)',
        'zh-CN': '文件夹：模型（*.dmn）与其用例（*-test-*.xml）放在一起',
      },
    },
  },
  run: async (context) => (await import('./rules/run-conformance.ts')).runConformance(context),
})

export const conformanceCommands: CommandGroup = {
  name: 'conformance',
  summary: { en: 'check ourselves by the kits of standards', 'zh-CN': '用标准的测试套件检验本系统' },
  commands: [dmn],
}
