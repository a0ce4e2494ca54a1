import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { vocabularyQuery } from '../../../api/listings.ts'
import { LazyPart } from '../../../shell/release/lazy-part.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { ModelDetail } from '../studio-queries.ts'
import type { TrialMemory } from '../trial/use-trial.ts'

const TrialSheet = lazy(async () => ({ default: (await import('../trial/trial-sheet.tsx')).TrialSheet }))

type TryButtonProps = { readonly model: ModelDetail; readonly content: string }

/** What flows run by can be tried on past cases; a form, a message or an automation changes no way through a flow. */
const TRIED: ReadonlySet<ModelDetail['kind']> = new Set(['flow', 'rules', 'calendar'])

/** Tries what is being edited, saved or not, on past cases. */
export function TryButton({ model: { kind, resource, name }, content }: TryButtonProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayDraft = useMay('flows.draft')
  const maySee = useMay('cases.see')
  const vocabulary = useQuery(vocabularyQuery)
  const memory = useRef<TrialMemory['current']>(null)
  const [tried, setTried] = useState<string | null>(null)
  if (!TRIED.has(kind) || !mayDraft || !maySee || vocabulary.data === undefined) return null
  return (
    <>
      <Button onClick={() => setTried(content)}>{t('studioTrial.open')}</Button>
      {tried === null ? null : (
        <LazyPart>
          <TrialSheet
            name={inLanguage(name, language)}
            resources={[{ name: resource, content: tried }]}
            caseTypes={vocabulary.data.caseTypes}
            memory={memory}
            onClose={() => setTried(null)}
          />
        </LazyPart>
      )}
    </>
  )
}
