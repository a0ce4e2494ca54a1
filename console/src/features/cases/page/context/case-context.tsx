import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { hasFailed } from '../../../../shell/states/part-failure.tsx'
import { useMay } from '../../../../shell/use-may.ts'
import { contextQuery } from '../case-queries.ts'
import { LoadedSection } from '../section.tsx'
import { CaseClocks } from './case-clocks.tsx'
import { Customer } from './customer.tsx'
import { Order } from './order.tsx'
import { Parcels } from './parcels.tsx'
import { Refunds } from './refunds.tsx'
import { Relations } from './relations.tsx'
import { Repairs } from './repairs.tsx'
import { ReturnedGoods } from './returned-goods.tsx'
import { TypeFieldValuesSection } from './type-field-values.tsx'
import { Watchers } from './watchers.tsx'

/** Everything around a case that one may see, each part loaded by itself. */
export function CaseContextColumn({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const { number } = one
  const around = useQuery(contextQuery(number))
  const context = around.data
  const maySeeParcels = useMay('parcels.see')
  const ids = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id)
  return (
    <>
      <CaseClocks of={one} />
      {hasFailed(around) ? <LoadedSection title={t('case.around')} query={around} children={() => null} /> : null}
      {context === undefined ? null : (
        <>
          <Customer of={one} context={context} />
          {context.refunds.length === 0 ? null : <Refunds number={number} ids={ids(context.refunds)} />}
          {context.returns.length === 0 ? null : <ReturnedGoods number={number} ids={ids(context.returns)} />}
          {context.repairs.length === 0 ? null : <Repairs number={number} ids={ids(context.repairs)} />}
          {context.order === null ? null : <Order of={one} id={context.order.id} />}
          {maySeeParcels && (context.order !== null || context.returns.length > 0) ? (
            <Parcels number={number} context={context} />
          ) : null}
        </>
      )}
      <TypeFieldValuesSection of={one} />
      <Relations of={one} />
      <Watchers number={number} />
    </>
  )
}
