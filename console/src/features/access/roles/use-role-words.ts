import type { ConditionalRange, DataRange } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { unitsQuery } from '../../../api/listings.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { listText } from '../../../text/list-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { groupText } from '../../cases/index.ts'
import { rolesQuery } from './role-queries.ts'

/** A data range in words. */
export function rangeText(range: DataRange | ConditionalRange, t: TFunction): string {
  if (typeof range !== 'string') return t('role.ranges.condition', { range: rangeText(range.range, t) })
  const words: Readonly<Record<DataRange, string>> = {
    own: t('role.ranges.own'),
    unit: t('role.ranges.unit'),
    'unit-and-below': t('role.ranges.unitAndBelow'),
    all: t('role.ranges.all'),
  }
  return words[range]
}

/** Roles and units in the words that the company gave them. */
export function useRoleWords() {
  const { t } = useTranslation()
  const language = useLanguage()
  const listed = useQuery(rolesQuery)
  const roles = listed.data?.items ?? []
  const units = useQuery(unitsQuery).data?.items ?? []
  const roleName = (key: string) => {
    const found = roles.find((role) => role.key === key)
    return found === undefined ? key : inLanguage(found.document.name, language)
  }
  const unitName = (key: string) => {
    const found = units.find(({ unit }) => unit === key)
    return found === undefined ? key : inLanguage(found.name, language)
  }
  return {
    /** What came of asking for the roles. */
    roles: listed,
    roleName,
    unitName,
    placed: ({ role, unit }: { readonly role: string; readonly unit: string }) =>
      t('role.placed', {
        role: role === 'administrator' ? t('roles.administrator') : roleName(role),
        unit: unitName(unit),
      }),
    roleChoices: roles.map(({ key }) => ({ value: key, label: roleName(key) })),
    unitChoices: units
      .filter(({ closedAt }) => closedAt === null)
      .map(({ unit }) => ({ value: unit, label: unitName(unit) })),
    /** On what a role counts, in a sentence: the ranges that its grants have. */
    reachOf: (key: string) => {
      const grants = roles.find((role) => role.key === key)?.document.grants ?? {}
      const ranges = new Set(Object.values(grants).map((range) => rangeText(range, t)))
      return t('role.reach', { ranges: listText([...ranges], language) })
    },
  }
}

/** A group in words. */
export function useGroupWords() {
  const { t } = useTranslation()
  return (group: string) => groupText(group, t)
}
