import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

/** What the content of a marked attachment is kept under: the mark itself. */
export const digestOf = (mark: string): string => createHash('sha256').update(mark).digest('hex')

/** What views of case types read of one. */
const PLAIN = JSON.stringify({
  key: 'plain',
  name: { en: 'Plain', 'zh-CN': '普通' },
  process: 'plain',
  fields: [],
  permissions: { open: [], see: [] },
})

/**
 * Writes a record of every kind that a shop has, with what belongs to it, all under one id, with a mark wherever there is a text to put it in.
 */
export async function markedRecords(
  database: Database,
  { source, mark, id }: { readonly source: string; readonly mark: string; readonly id: string },
): Promise<void> {
  const at = '2026-03-01T00:00:00Z'
  await database.transaction().execute(async (tx) => {
    await sql`set constraints all deferred`.execute(tx)
    await sql`insert into sales_order (id, source, number, customer, currency, tax_included, ordered_at, paid_outside)
      values (${id}, ${source}, ${mark}, ${mark}, 'CNY', true, ${at}, false)`.execute(tx)
    await sql`insert into order_line (id, source, record_key, content_key, order_number, product, product_name, customer,
        quantity, paid_minor, currency, ordered_at, details, order_id, gross_minor)
      values (${id}, ${source}, ${id}, ${id}, ${mark}, ${mark}, ${mark}, ${mark}, 5, 500, 'CNY', ${at}, '{}', ${id}, 500)`.execute(
      tx,
    )
    await sql`insert into order_payment (id, order_id, method, provider, captured_minor, captured_at)
      values (${id}, ${id}, ${mark}, ${mark}, 500, ${at})`.execute(tx)
    await sql`insert into customer (id, source, number, kind, name, phones, mails, addresses, fields, search_text, terms,
        version, changed_at, changed_by)
      values (${id}, ${source}, ${mark}, 'consumer', ${mark}, '{}', '{}', '[]', '{}', ${mark}, '{}', 1, ${at}, 'x')`.execute(
      tx,
    )
    await sql`insert into goods_return (id, number, kind, source, customer, currency, requested_at)
      values (${id}, ${mark}, 'return', ${source}, ${mark}, 'CNY', ${at})`.execute(tx)
    await sql`insert into return_line (id, return_id, order_id, order_line_id, fault, without_goods, units, value_minor)
      values (${id}, ${id}, ${id}, ${id}, 'buyer', false, 1, 100)`.execute(tx)
    await sql`insert into refund (id, effect_key, amount_minor, currency, approved_at, number, order_id)
      values (${id}, ${mark}, 0, 'CNY', ${at}, ${mark}, ${id})`.execute(tx)
    await sql`insert into refund_part (id, refund_id, order_id, payment_id, amount_minor, status, provider, asked_at)
      values (${id}, ${id}, ${id}, ${id}, 100, 'pending', ${mark}, ${at})`.execute(tx)
    await sql`insert into exchange (id, number, order_id, return_id, currency, difference_minor, charged_minor,
        shipping_credited_minor, figures, explanation, opened_at)
      values (${id}, ${mark}, ${id}, ${id}, 'CNY', 0, 0, 0, '{}', '[]', ${at})`.execute(tx)
    await sql`insert into serial_unit (id, product, serial, state, source, customer, sold_on, last_at, fields, version)
      values (${id}, ${mark}, ${mark}, 'with-customer', ${source}, ${mark}, '2026-03-01', ${at}, '{}', 1)`.execute(tx)
    await sql`insert into repair (id, number, source, customer, product, fault, quoted, stage, goods_here, requested_at,
        last_at, steps, fields, version)
      values (${id}, ${mark}, ${source}, ${mark}, ${mark}, ${mark}, 'before-repair', 'requested', false, ${at}, ${at}, 0, '{}', 1)`.execute(
      tx,
    )
    await sql`insert into parcel (id, direction, carrier, tracking_number, provider, order_id, status, registered_at)
      values (${id}, 'outbound', ${mark}, ${mark}, 'outside', ${id}, 'pending', ${at})`.execute(tx)
    await sql`insert into invoice (id, order_id, kind, status, provider, title, currency, net_minor, tax_minor, total_minor,
        requested_at)
      values (${id}, ${id}, 'normal', 'requested', ${mark}, ${mark}, 'CNY', 100, 0, 100, ${at})`.execute(tx)
    await sql`insert into case_type (key, version, digest, document, deployed_at) values ('plain', 1, 'plain', ${PLAIN}, ${at})
      on conflict do nothing`.execute(tx)
    await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, opened_at, title, customer,
        order_number)
      values (${id}, ${mark}, ${source}, 'plain', 1, ${id}, 'waiting', ${at}, ${mark}, ${mark}, ${mark})`.execute(tx)
    await sql`insert into clocked_case (case_id, calendar, edition, targets) values (${id}, 'none', 1, '{}')`.execute(
      tx,
    )
    await sql`insert into service_clock (case_id, name, leg_from, due_at, standing, breached)
      values (${id}, 'solution', ${at}, ${at}, 'running', false)`.execute(tx)
    await sql`insert into case_watcher (case_id, person, added_at, added_by) values (${id}, ${mark}, ${at}, ${mark})`.execute(
      tx,
    )
    await sql`insert into attachment_content (digest, bytes, media_type, brought_at, stored_at, thumbnail)
      values (${digestOf(mark)}, ${mark.length}, 'text/plain', ${at}, ${at}, 'none')`.execute(tx)
    await sql`insert into attachment (id, digest, name, uploaded_by, uploaded_at)
      values (${id}, ${digestOf(mark)}, ${mark}, ${mark}, ${at})`.execute(tx)
    await sql`insert into attachment_place (id, attachment_id, case_id, is_internal, placed_at, placed_by)
      values (${id}, ${id}, ${id}, false, ${at}, ${mark})`.execute(tx)
    await sql`insert into parcel_event (parcel_id, digest, at, provider, place, words, moved, told_at)
      values (${id}, ${mark}, ${at}, 'outside', ${mark}, ${mark}, true, ${at})`.execute(tx)
    await sql`insert into repair_step (repair_id, number, action, stage, note, at, by)
      values (${id}, 1, 'request', 'requested', ${mark}, ${at}, ${mark})`.execute(tx)
    await sql`insert into repair_part (id, repair_id, code, use, quantity, fitted_serials, faulty_serials, note, at, by)
      values (${id}, ${id}, ${mark}, 'fitted', 1, '{}', '{}', ${mark}, ${at}, ${mark})`.execute(tx)
    await sql`insert into repair_loan (id, repair_id, product, serial, given_at, given_by)
      values (${id}, ${id}, ${mark}, ${mark}, ${at}, ${mark})`.execute(tx)
    await sql`insert into repair_payment (id, repair_id, direction, amount_minor, currency, method, provider, at, by)
      values (${id}, ${id}, 'received', 100, 'CNY', 'cash', ${mark}, ${at}, ${mark})`.execute(tx)
    await sql`insert into conversation_entry (id, case_id, kind, author, by_person, by_name, text, written_at)
      values (${id}, ${id}, 'note', 'user', ${mark}, ${mark}, ${mark}, ${at})`.execute(tx)
  })
}
