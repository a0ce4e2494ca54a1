import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseTypesQuery } from '../../../api/listings.ts'
import { ButtonLink } from '../../../shell/button-link.tsx'
import { ListPage } from '../../../shell/lists/machine/list-page.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { caseColumns, caseFilters, caseList } from './case-list.ts'
import { useAssignees, useCaseTypes, useUnits } from './case-options.ts'
import { ChangePriorities } from './change-priorities.tsx'
import { fieldColumns } from './field-columns.tsx'
import { useTypeFields } from './use-type-fields.ts'

/** All cases, narrowed by the address; of one type, with its fields. */
export function CaseListPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const search = useSearch({ from: '/staff/cases' })
  const mayOpen = useMay('cases.open')
  const mayChange = useMay('cases.change')
  const mayImport = useMay('imports.see')
  const { data: types } = useQuery(caseTypesQuery)
  const fields = useTypeFields(search['type'])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [me, none] = [t('lists.me'), t('lists.nobody')]
  const list = useMemo(() => {
    const typeName = (type: string) => {
      const name = types?.items.find(({ key }) => key === type)?.name
      if (name !== undefined) return inLanguage(name, language)
      return type === 'return' ? t('lists.importedReturn') : type
    }
    const filters = caseFilters({ types: useCaseTypes, units: useUnits, assignees: useAssignees({ me, none }) })
    return caseList({ columns: [...caseColumns(typeName), ...fieldColumns(fields, mayChange)], filters })
  }, [types, fields, mayChange, me, none, t, language])
  return (
    <ListPage
      list={list}
      search={search}
      selection={mayChange ? { chosen, onChange: setChosen } : undefined}
      action={
        mayOpen ? (
          <ButtonLink type="primary" to="/cases/new">
            {t('newCase.title')}
          </ButtonLink>
        ) : null
      }
      batch={(numbers) => <ChangePriorities numbers={numbers} onDone={() => setChosen(new Set())} />}
      empty={
        <Notice
          title={t('cases.none')}
          actions={mayImport ? <Link to="/imports">{t('cases.toImports')}</Link> : undefined}
        >
          {t(mayImport ? 'cases.noneWords' : 'cases.noneYours')}
        </Notice>
      }
    />
  )
}
