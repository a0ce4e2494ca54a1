import { projectFiles } from '../project-files.ts'
import type { Check } from './check.ts'
import { tool } from './tool.ts'

/**
 * The strict compiler over every tsconfig.json of the project: the root's and those of rooms with another runtime. They
 * ask for one checker: four, as is usual, each work the same types out again, 82 s of processor time here against 29 s.
 */
export const types: Check = {
  name: 'types',
  summary: { en: 'types, strictly', 'zh-CN': '严格类型检查' },
  run: async (root, signal) => {
    const projects = (await projectFiles(root)).filter((file) => /(^|\/)tsconfig\.json$/.test(file))
    if (projects.length === 0) throw new Error('There is no tsconfig.json to check by.')
    const findings: string[] = []
    for (const project of projects) {
      findings.push(...(await tool('tsc', ['--noEmit', '--pretty', 'false', '-p', project])(root, signal)))
    }
    return findings
  },
}
