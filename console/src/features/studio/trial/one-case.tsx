import type { Vocabulary } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { RecordTable } from '../../../shell/lists/record-table.tsx'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './trial.module.css'
import { typeText } from './type-text.ts'

type OneCaseProps = { readonly caseTypes: Vocabulary['caseTypes']; readonly onChoose: (number: string) => void }

/** Which case: by its number, or one of the last. */
export function OneCase({ caseTypes, onChoose }: OneCaseProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [written, setWritten] = useState('')
  const recent = useQuery({
    queryKey: ['studio', 'trial-cases', caseTypes.map(({ key }) => key)],
    queryFn: async () => {
      const [only] = caseTypes
      const query = { limit: 20, ...(caseTypes.length === 1 && only !== undefined ? { type: only.key } : {}) }
      return answered(api().listCases({ query }))
    },
  })
  return (
    <>
      <form
        className={styles.number}
        onSubmit={(event) => {
          event.preventDefault()
          if (written.trim() !== '') onChoose(written.trim())
        }}
      >
        <Field id="trial-number" label={t('studioTrial.number')}>
          {(ties) => (
            <Input {...ties} value={written} maxLength={100} onChange={({ target }) => setWritten(target.value)} />
          )}
        </Field>
        <Button type="primary" htmlType="submit" disabled={written.trim() === ''}>
          {t('studioTrial.tryOne')}
        </Button>
      </form>
      <QuerySheet
        query={recent}
        isEmpty={({ items }) => items.length === 0}
        empty={{ title: t('studioTrial.noCases') }}
      >
        {({ items }) => (
          <RecordTable
            name={t('studioTrial.recent')}
            rows={items}
            keyOf={({ id }) => id}
            head={{ title: t('studioTrial.number'), text: ({ number }) => number, note: ({ title }) => title }}
            columns={[
              { title: t('studioTrial.type'), cell: ({ type }) => typeText(caseTypes, type, language) },
              { title: t('studioTrial.openedAt'), cell: ({ requestedAt }) => momentText(requestedAt, language) },
            ]}
            onOpen={({ number }) => onChoose(number)}
          />
        )}
      </QuerySheet>
    </>
  )
}
