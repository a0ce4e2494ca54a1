import type { Vocabulary } from '@aftersale/contract'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../shell/page-header.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { PilotNotice } from '../pilots/pilot-notice.tsx'
import studio from '../studio.module.css'
import { StudioPath } from '../studio-path.tsx'
import type { ModelDetail } from '../studio-queries.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { DeskActions } from './desk-actions.tsx'
import { DraftLine } from './draft-line.tsx'
import { EditorsNotice } from './editors-notice.tsx'
import { facesOf } from './faces.tsx'
import { KeptNotice } from './kept-notice.tsx'
import styles from './model.module.css'
import { ProblemList } from './problem-list.tsx'
import { useDraft } from './use-draft.ts'
import { useProblems } from './use-problems.ts'

type ModelDeskProps = { readonly model: ModelDetail; readonly vocabulary: Vocabulary }

/** Where one file is changed: whichever way one looks at it, it is one draft. */
export function ModelDesk({ model, vocabulary }: ModelDeskProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const mayDraft = useMay('flows.draft')
  const desk = useDraft(model)
  const { state, edit } = desk
  const { resource, kind } = model
  const [part] = model.parts
  const checked = useProblems(resource, state.content, mayDraft)
  const faces = facesOf(kind)
  const search = useSearch({ from: '/staff/studio/models/$resource' })
  const face = faces.find(({ name }) => name === search.face) ?? faces[0]
  // In the address, so that a place can be shown to somebody else.
  const shown = search.at ?? null
  if (face === undefined) throw new Error(`expected an editor for files of the kind ${kind}`)
  const look = (next: { readonly face?: string; readonly at?: string }) =>
    void navigate({
      to: '/studio/models/$resource',
      params: { resource },
      search: { ...search, ...next },
      replace: true,
    })
  const show = (at: string) => look({ at })
  const Face = face.component
  return (
    <>
      <StudioPath parts={[{ key: 'kind', node: t(`studio.views.${kind}`) }]} />
      <PageHeader title={inLanguage(model.name, language)}>
        <DraftLine model={model} desk={desk} />
        <div className={studio.actions}>
          {kind === 'flow' && model.version !== null && part !== undefined ? (
            <Link to="/studio/flows/$key/running" params={{ key: part.key }} className={studio.button}>
              {t('studioRun.open')}
            </Link>
          ) : null}
          <DeskActions model={model} desk={desk} problems={checked} onShow={show} />
        </div>
      </PageHeader>
      <PilotNotice note={model.onTrial} />
      <KeptNotice model={model} desk={desk} />
      <ConflictNotice model={model} desk={desk} />
      <EditorsNotice model={model} desk={desk} isEditing={mayDraft} />
      {faces.length < 2 ? null : (
        <Segmented
          className={styles.faces ?? ''}
          aria-label={t('studio.faces')}
          value={face.name}
          options={faces.map(({ name }) => ({ value: name, label: t(`studio.face.${name}`) }))}
          onChange={(name) => look({ face: name })}
        />
      )}
      <div className={styles.editor}>
        <Suspense fallback={<Waiting rows={8} />}>
          <Face
            key={`${face.name} ${state.edition}`}
            resource={resource}
            content={state.content}
            inForce={model.content}
            isReadOnly={!mayDraft}
            problems={checked.problems}
            vocabulary={vocabulary}
            shown={shown}
            onShow={show}
            onChange={edit}
            onOpenExpert={(element) => look({ face: 'expert', at: element })}
          />
        </Suspense>
      </div>
      <ProblemList checked={face.listsProblems === true ? { ...checked, problems: [] } : checked} onShow={show} />
    </>
  )
}
