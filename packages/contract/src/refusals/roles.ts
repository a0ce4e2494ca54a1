import { z } from 'zod'
import { fieldProblem } from '../field-problem.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const unit = { unit: z.string() }
const exampleUnit = { unit: 'store-hangzhou' }
const role = { role: z.string() }
const exampleRole = { role: 'store-manager' }

/** Parts of the company, roles, and who has which. */
export const roleRefusals = {
  'access.role-wrong': factualRefusal(
    422,
    { fields: z.array(fieldProblem) },
    { fields: [{ path: 'grants.stock.see', en: 'counts on everything or nothing', 'zh-CN': '只能授予全部范围' }] },
    {
      en: ({ fields }) => `This role cannot be used: ${fields.map(({ path, en }) => `${path} ${en}`).join('; ')}.`,
      'zh-CN': ({ fields }) => `此角色无法使用：${fields.map((one) => `${one.path} ${one['zh-CN']}`).join('；')}。`,
    },
  ),
  'access.role-not-found': plainRefusal(404, { en: 'Role not found.', 'zh-CN': '没有这个角色。' }),
  'access.role-unknown': factualRefusal(422, role, exampleRole, {
    en: (facts) => `There is no role ${facts.role}.`,
    'zh-CN': (facts) => `没有角色 ${facts.role}。`,
  }),
  'access.role-beyond-own': factualRefusal(403, role, exampleRole, {
    en: (facts) => `The role ${facts.role} has permissions you don’t have; only an administrator can assign it.`,
    'zh-CN': (facts) => `角色 ${facts.role} 包含您自己没有的权限，只有管理员可以分配。`,
  }),
  'access.last-administrator': plainRefusal(409, {
    en: 'This is the last administrator. Make someone else an administrator first.',
    'zh-CN': '这是最后一名管理员，请先指定其他管理员。',
  }),
  'access.unit-unknown': factualRefusal(422, unit, exampleUnit, {
    en: (facts) => `There is no unit ${facts.unit}, or it is closed.`,
    'zh-CN': (facts) => `没有组织单元 ${facts.unit}，或已关闭。`,
  }),
  'access.unit-circle': factualRefusal(422, unit, exampleUnit, {
    en: (facts) => `The unit ${facts.unit} would be below itself.`,
    'zh-CN': (facts) => `组织单元 ${facts.unit} 不能位于其自身之下。`,
  }),
  'access.unit-at-top': factualRefusal(
    422,
    unit,
    { unit: 'company' },
    {
      en: (facts) => `Exactly one unit is at the top, and it stays open: ${facts.unit}.`,
      'zh-CN': (facts) => `顶级组织单元只有一个，且不能关闭：${facts.unit}。`,
    },
  ),
  'access.unit-in-use': factualRefusal(
    409,
    { ...unit, openCases: z.int(), units: z.int(), assignments: z.int() },
    { ...exampleUnit, openCases: 12, units: 0, assignments: 3 },
    {
      en: (facts) =>
        `The unit ${facts.unit} cannot be closed: ${facts.openCases} open cases, ${facts.units} open units below it and ${facts.assignments} role assignments are there.`,
      'zh-CN': (facts) =>
        `无法关闭组织单元 ${facts.unit}：仍有 ${facts.openCases} 个未结工单、${facts.units} 个下级单元、${facts.assignments} 个角色分配。`,
    },
  ),
  'access.source-taken': factualRefusal(
    409,
    { source: z.string(), ...unit },
    { source: 'hangzhou-counter', ...exampleUnit },
    {
      en: (facts) => `The shop ${facts.source} is the unit ${facts.unit}'s.`,
      'zh-CN': (facts) => `店铺 ${facts.source} 已归属组织单元 ${facts.unit}。`,
    },
  ),
  'access.source-outside': factualRefusal(
    403,
    { sources: z.array(z.string()) },
    { sources: ['beijing-counter'] },
    {
      en: ({ sources }) => `Your roles do not reach records of ${sources.join(', ')}.`,
      'zh-CN': ({ sources }) => `您的角色无权处理以下店铺的记录：${sources.join('、')}。`,
    },
  ),
}
