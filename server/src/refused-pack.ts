import type { DeploymentRefusal } from './engine/index.ts'
import type { PackRolesRefusal } from './modules/access/index.ts'
import type { PackAutomationsRefusal } from './modules/automations/index.ts'
import type { PackTypesRefusal } from './modules/cases/index.ts'
import type { TemplatesWrong } from './modules/conversations/index.ts'
import type { PackRefusal } from './modules/packs/index.ts'
import type { PackWordsRefusal } from './modules/words/index.ts'
import { Trouble } from './platform/trouble.ts'

/** A pack that cannot be used, in words: every reason, with the file and the element that it is about. */
export function refusedPack(
  refusal:
    | PackRefusal
    | PackTypesRefusal
    | PackRolesRefusal
    | PackAutomationsRefusal
    | PackWordsRefusal
    | DeploymentRefusal
    | TemplatesWrong,
): Trouble {
  switch (refusal.code) {
    case 'packs.not-readable':
      return new Trouble(refusal.code, {
        en: `The pack ${refusal.folder} cannot be read: it is not a folder, or this user may not open it.`,
        'zh-CN': `无法读取内容包 ${refusal.folder}：不是文件夹，或当前用户无权打开。`,
      })
    case 'packs.empty':
      return new Trouble(refusal.code, {
        en: `The pack ${refusal.folder} holds no flow, rule, form, calendar or import template; is it the right folder?`,
        'zh-CN': `内容包 ${refusal.folder} 中没有任何流程、规则、表单、日历或导入模板，请检查文件夹是否正确。`,
      })
    case 'packs.not-text':
      return new Trouble(refusal.code, {
        en: `${refusal.resource} is not written in UTF-8; save it in that encoding.`,
        'zh-CN': `${refusal.resource} 不是 UTF-8 编码，请以 UTF-8 另存。`,
      })
    case 'packs.template-twice':
      return new Trouble(refusal.code, {
        en: `Two import templates have the name ${refusal.template}: ${refusal.resources.join(' and ')}. Give one another name.`,
        'zh-CN': `有两个导入模板同名（${refusal.template}）：${refusal.resources.join('、')}。请改用不同的名称。`,
      })
    case 'intake.template-wrong': {
      const lines = (language: 'en' | 'zh-CN') =>
        refusal.problems.map((problem) => `${problem.path} ${problem[language]}`.trim()).join('\n  ')
      return new Trouble(refusal.code, {
        en: `The import template ${refusal.resource} cannot be used:\n  ${lines('en')}`,
        'zh-CN': `导入模板 ${refusal.resource} 无法使用：\n  ${lines('zh-CN')}`,
      })
    }
    case 'conversations.templates-wrong':
      return nothingDeployed(refusal.code, TEMPLATES, refusal.problems.map(fileProblem))
    case 'cases.types-not-deployable':
      return nothingDeployed(refusal.code, TYPES, refusal.problems.map(fileProblem))
    case 'automations.not-deployable':
      return nothingDeployed(refusal.code, AUTOMATIONS, refusal.problems.map(fileProblem))
    case 'words.not-deployable':
      return nothingDeployed(refusal.code, WORDS, refusal.problems.map(fileProblem))
    case 'access.roles-not-deployable':
      return nothingDeployed(refusal.code, ROLES, refusal.problems.map(fileProblem))
    case 'engine.not-deployable':
      return nothingDeployed(
        refusal.code,
        MODELS,
        refusal.problems.map(({ resource, element, message }) => ({ resource, at: element ?? '', said: message })),
      )
  }
}

type Words = { readonly en: string; readonly 'zh-CN': string }

/** What is wrong with a file, and where in it; an empty place is the file as a whole. */
interface FileProblem {
  readonly resource: string
  readonly at: string
  readonly said: Words
}

const TEMPLATES: Words = {
  en: 'Nothing was deployed, because these message templates cannot be used:',
  'zh-CN': '没有部署任何内容，因为以下消息模板无法使用：',
}
const TYPES: Words = {
  en: 'Nothing was deployed, because these case types cannot be used:',
  'zh-CN': '没有部署任何内容，因为以下工单模板无法使用：',
}
const ROLES: Words = {
  en: 'Nothing was deployed, because these roles cannot be used:',
  'zh-CN': '没有部署任何内容，因为以下角色无法使用：',
}
const AUTOMATIONS: Words = {
  en: 'Nothing was deployed, because these automations cannot be used:',
  'zh-CN': '没有部署任何内容，因为以下自动化规则无法使用：',
}
const WORDS: Words = {
  en: 'Nothing was deployed, because these words cannot be used:',
  'zh-CN': '没有部署任何内容，因为以下显示名称无法使用：',
}
const MODELS: Words = {
  en: 'Nothing was deployed, because this would not run:',
  'zh-CN': '没有部署任何内容，因为以下问题会使其无法运行：',
}

const fileProblem = ({ resource, path, ...said }: Words & { readonly resource: string; readonly path: string }) => ({
  resource,
  at: path,
  said,
})

function nothingDeployed(code: string, head: Words, problems: readonly FileProblem[]): Trouble {
  const tell = (language: keyof Words) =>
    [
      head[language],
      ...problems.map(({ resource, at, said }) => `${resource}${at === '' ? '' : ` (${at})`}: ${said[language]}`),
    ].join('\n  ')
  return new Trouble(code, { en: tell('en'), 'zh-CN': tell('zh-CN') })
}
