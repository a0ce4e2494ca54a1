import type { ModelKind } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { PartFailure } from '../../../shell/states/part-failure.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { modelsQuery } from '../studio-queries.ts'
import styles from './trial.module.css'
import { TrialPanel } from './trial-panel.tsx'
import type { TrialFile } from './use-trial.ts'

type TrialSheetProps = ComponentProps<typeof TrialPanel> & { readonly name: string; readonly onClose: () => void }

/** What changes the way of a case through a flow. */
const COUNTED: ReadonlySet<ModelKind> = new Set(['flow', 'rules', 'calendar'])

/** The same beside the editors of a file, with other drafts that are to go out with it. */
export function TrialSheet({ name, resources, caseTypes, memory, onClose }: TrialSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const models = useQuery(modelsQuery)
  const [together, setTogether] = useState<readonly string[]>([])
  const own = new Set(resources.map((one) => one.name))
  const others = (models.data?.items ?? []).filter(
    ({ draft, kind, resource }) => draft !== null && COUNTED.has(kind) && !own.has(resource),
  )
  const read = useQuery({
    queryKey: ['studio', 'trial-drafts', together],
    queryFn: () => Promise.all(together.map(draftOf)),
    placeholderData: [],
    gcTime: 0,
  })
  const drafts = (read.data ?? []).flatMap((one) => one ?? [])
  return (
    <SideSheet title={t('studioTrial.title', { name })} onClose={onClose} isWide>
      <div className={styles.panel}>
        <PartFailure query={models} />
        {others.length === 0 ? null : (
          <fieldset className={styles.together}>
            <legend>{t('studioTrial.together')}</legend>
            <Checkbox.Group
              value={[...together]}
              onChange={(values) => setTogether(values)}
              options={others.map((one) => ({ value: one.resource, label: inLanguage(one.name, language) }))}
            />
          </fieldset>
        )}
        <TrialPanel
          key={drafts.map((one) => one.name).join(' ')}
          resources={[...resources, ...drafts]}
          caseTypes={caseTypes}
          memory={memory}
        />
      </div>
    </SideSheet>
  )
}

/** The draft of a file; null where somebody published or discarded it meanwhile. */
async function draftOf(resource: string): Promise<TrialFile | null> {
  const { draftContent } = await answered(api().getModel({ params: { resource } }))
  return draftContent === null ? null : { name: resource, content: draftContent }
}
