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

const bpmn = command({
  name: 'bpmn',
  summary: {
    en: 'open and save models of other modelers in both views of flows; say for each whether it means the same',
    'zh-CN': '在流程的两种视图中打开并保存其他建模工具的模型，逐个说明含义是否不变',
  },
  examples: [
    {
      line: 'conformance bpmn ../bpmn-miwg-test-suite/Reference',
      says: { en: 'every .bpmn in the folder, at any depth', 'zh-CN': '检查文件夹中任意深度的全部 .bpmn 文件' },
    },
    {
      line: 'conformance bpmn ../bpmn-miwg-test-suite/Reference --json',
      says: {
        en: 'what differs and what would not execute, element by element, as JSON',
        'zh-CN': '以 JSON 逐个节点列出差异与无法执行之处',
      },
    },
  ],
  arguments: {
    folder: {
      takes: 'one',
      summary: {
        en: 'the folder with models (*.bpmn), such as the suite of the BPMN Model Interchange Working Group',
        'zh-CN': '模型（*.bpmn）所在文件夹，例如 BPMN 模型交换工作组（MIWG）的测试套件',
      },
    },
  },
  run: async (context) => (await import('./process/run-interchange.ts')).runInterchange(context),
})

export const conformanceCommands: CommandGroup = {
  name: 'conformance',
  summary: { en: 'check ourselves by the kits of standards', 'zh-CN': '用标准的测试套件检验本系统' },
  commands: [dmn, bpmn],
}
