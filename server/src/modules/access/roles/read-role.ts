import {
  type FieldProblem,
  isPermission,
  type KnownRefusal,
  type Permission,
  type PermissionReach,
  permissionEntry,
  type RoleDocument,
  readFields,
  roleDocument,
} from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { readCondition } from '../sight/condition.ts'
import { ADMINISTRATOR } from './built-in.ts'

/** On what permissions of each reach may be granted. */
const RANGES: Readonly<Record<PermissionReach, ReadonlySet<unknown>>> = {
  cases: new Set(['own', 'unit', 'unit-and-below', 'all']),
  records: new Set(['unit', 'unit-and-below', 'all']),
  company: new Set(['all']),
}

const NOT_SO: Readonly<Record<PermissionReach, Omit<FieldProblem, 'path'>>> = {
  cases: { en: 'has no such range', 'zh-CN': '没有此数据范围' },
  records: { en: 'counts on a unit, a unit and those below, or all', 'zh-CN': '只能授予本单元、本单元及下级或全部' },
  company: { en: 'counts on all or not at all', 'zh-CN': '只能授予全部' },
}

/** A role as somebody wrote it down, or everything that is wrong with it. */
export function readRole(document: unknown): Result<RoleDocument, KnownRefusal<'access.role-wrong'>> {
  const read = readFields(roleDocument, document)
  if (!read.ok) return refuse({ code: 'access.role-wrong', fields: read.refusal.fields.slice(0, 50) })
  const role = read.value
  const fields = Object.entries(role.grants).flatMap(([name, range]): FieldProblem[] => {
    if (!isPermission(name)) return []
    const { reach } = permissionEntry(name)
    if (typeof range === 'object') return conditionProblems(name, range.when)
    return RANGES[reach].has(range) ? [] : [{ path: `grants.${name}`, ...NOT_SO[reach] }]
  })
  if (role.key === ADMINISTRATOR) fields.push({ path: 'key', ...BUILT_IN })
  return fields.length === 0 ? accept(role) : refuse({ code: 'access.role-wrong', fields })
}

/** Conditions are asked of cases that there are: what is opened is not there yet. */
function conditionProblems(name: Permission, when: string): FieldProblem[] {
  const path = `grants.${name}`
  if (permissionEntry(name).reach !== 'cases' || name === 'cases.open') return [{ path, ...UNCONDITIONAL }]
  const read = readCondition(when)
  if (read.ok) return []
  return read.refusal.problems.map(({ message }) => ({ path: `${path}.when`, ...clauses(message) }))
}

const clauses = ({ en, 'zh-CN': zh }: { readonly en: string; readonly 'zh-CN': string }) => ({
  en: `cannot be used: ${en}`,
  'zh-CN': `不可用：${zh}`,
})

const UNCONDITIONAL = {
  en: 'takes no condition: only what is done with cases and tasks that there are does',
  'zh-CN': '不能附带条件：只有针对已有工单和任务的权限可以',
}

const BUILT_IN = { en: 'is the name of the administrators', 'zh-CN': '是管理员角色的名称' }
