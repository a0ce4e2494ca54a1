import { sql } from 'kysely'
import type { Database } from '../../server/src/platform/database.ts'

/** Rows of one statement. */
const AT_ONCE = 50_000

/** Of the oldest cases so many are of a shop that has shut since: who looks for them from the newest passes all the others. */
const OF_THE_SHUT = 1 / 40

/**
 * Fills an empty database with cases as a company has them after years: of twelve types and a hundred shops, beside one that
 * has shut, one in twenty open, with clocks that run, of a tenth as many customers. Ids ascend with the time of opening, as
 * the program's do.
 */
export async function fillCases(database: Database, cases: number, onDone: (done: number) => void): Promise<void> {
  await sql`insert into case_type (key, version, digest, document, deployed_at)
    select 'type-' || n, 1, 'bench', jsonb_build_object('key', 'type-' || n, 'name', jsonb_build_object('en', 'Type', 'zh-CN', '模板'),
      'process', 'bench', 'fields', jsonb_build_array(jsonb_build_object('name', 'colour', 'label',
        jsonb_build_object('en', 'Colour', 'zh-CN', '颜色'), 'kind', jsonb_build_object('type', 'text'), 'required', false)),
      'permissions', jsonb_build_object('open', '[]'::jsonb, 'see', '[]'::jsonb)), now()
    from generate_series(0, 11) as n`.execute(database)
  const customers = Math.max(1, Math.floor(cases / 10))
  await sql`insert into customer (id, source, number, kind, name, phones, mails, addresses, fields, search_text, terms, version,
      changed_at, changed_by)
    select gen_random_uuid(), 'shop-' || n / 20 % 100, 'KH' || n, 'consumer', name, array['138' || lpad(n::text, 8, '0')], '{}', '[]', '{}',
      text, search_terms(text), 1, now(), 'bench'
    from generate_series(0, ${customers - 1}::integer) as n,
      concat(substr('王李张刘陈杨黄赵吴周', 1 + n % 10, 1), substr('伟芳娜秀英敏静丽强磊', 1 + n / 10 % 10, 1), substr('明军杰涛超勇艳霞平刚', 1 + n / 100 % 10, 1)) as name,
      search_text(name || ' KH' || n || ' 138' || lpad(n::text, 8, '0')) as text`.execute(database)
  for (let from = 0; from < cases; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, cases) - 1
    await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, customer, product, order_number,
        opened_at, closed_at, title, priority, refund_minor, currency, judgement, reason, fields)
      select (lpad(to_hex(1700000000000 + n::bigint * 60000), 12, '0') || '7000' || lpad(to_hex(32768 + n % 16384), 4, '0')
          || lpad(to_hex(n), 12, '0'))::uuid,
        'TH' || lpad(n::text, 9, '0'), case when n < ${Math.floor(cases * OF_THE_SHUT)}::integer then 'shop-shut' else 'shop-' || n / 20 % 100 end, 'type-' || n % 12, 1, gen_random_uuid(), status,
        'KH' || n % ${customers}::integer, 'SKU-' || n % 500, '2026' || lpad(n::text, 12, '0'), opened,
        case when status = 'closed' then opened + interval '2 days' end,
        case when n % 1000 = 0 then '罕见故障 ' else '退货申请 ' end || (array['电水壶', '吹风机', '蓝牙耳机', '冲锋衣', '行李箱'])[1 + n % 5],
        (array['normal', 'normal', 'normal', 'low', 'high', 'urgent'])[1 + n % 6],
        case when n % 3 = 0 then n::bigint * 7919 % 90000 end, 'CNY', case when n % 2 = 0 then 'approve' else 'person' end,
        (array['withinPolicy', 'tooOld', 'tooMuch', 'notFound'])[1 + n % 4], jsonb_build_object('colour', 'c' || n % 1000)
      from generate_series(${from}::integer, ${to}::integer) as n,
        to_timestamp((1700000000000 + n::bigint * 60000) / 1000.0) as opened,
        lateral (select case when n % 20 <> 0 then 'closed' when n % 60 = 0 then 'running' else 'waiting' end as status) as standing`.execute(
      database,
    )
    onDone(to + 1)
  }
  await sql`insert into clocked_case (case_id, calendar, edition, targets) select id, 'none', 1, '{}' from service_case
    where status <> 'closed'`.execute(database)
  await sql`insert into service_clock (case_id, name, leg_from, due_at, standing, breached)
    select id, name, opened_at, opened_at + interval '2 days', 'running', false
    from service_case, unnest(array['solution', 'update']) as name where status <> 'closed'`.execute(database)
  for (const table of ['service_case', 'case_words', 'customer', 'service_clock']) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(database)
  }
}
