import type { Caller, ModelKind, Permission } from '@aftersale/contract'
import { modelKindOf } from './model-kind.ts'

/** What it takes, beside seeing flows, to see files of these kinds: as where they are listed by themselves. */
const NEEDED: Partial<Record<ModelKind, Permission>> = {
  'case-type': 'settings.see',
  template: 'settings.see',
  calendar: 'settings.see',
  automation: 'automations.see',
}

/** Whether somebody sees a file at all; for others it is as if it were not there. */
export function maySee({ permissions }: Pick<Caller, 'permissions'>, resource: string): boolean {
  const kind = modelKindOf(resource)
  const permission = kind === null ? undefined : NEEDED[kind]
  return permission === undefined || permissions.includes(permission)
}
