import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { useMay } from '../../shell/use-may.ts'

type CustomerLinkProps = { readonly source: string; readonly number: string }

/** A customer by name, leading to their page; by number alone where no more is known or to be seen. */
export function CustomerLink({ source, number }: CustomerLinkProps) {
  const may = useMay('customers.see')
  const { data } = useQuery({
    queryKey: ['list', 'customers', 'of', source, number],
    queryFn: ({ signal }) => answered(api().listCustomers({ query: { source, number, limit: 1 }, signal })),
    enabled: may,
  })
  const customer = data?.items[0]
  if (customer === undefined) return <>{number}</>
  return (
    <Link to="/customers/$id" params={{ id: customer.id }}>
      {customer.name} · {number}
    </Link>
  )
}
