import { type Kysely, sql } from 'kysely'

/** The migrated schema as PostgreSQL's catalog tells it, in an order that does not depend on how it came to be. */
export interface Catalog {
  readonly extensions: readonly string[]
  readonly enums: readonly { name: string; labels: string[] }[]
  /** Those that stand alone; a column's own come with the column. */
  readonly sequences: readonly { name: string; type: string }[]
  readonly tables: readonly Table[]
  readonly constraints: readonly { table: string; name: string; definition: string }[]
  readonly indexes: readonly { definition: string }[]
  readonly views: readonly { name: string; definition: string }[]
  readonly routines: readonly { definition: string }[]
  readonly triggers: readonly { definition: string }[]
}

export interface Table {
  readonly name: string
  /** `range (at)` for a partitioned table. */
  readonly partitionKey: string | null
  /** The partitioned table this one is a part of, and its bounds. */
  readonly partOf: string | null
  readonly bounds: string | null
  readonly columns: readonly Column[]
}

export interface Column {
  readonly name: string
  /** As SQL spells it: `timestamp with time zone`, `text[]`. */
  readonly type: string
  readonly nullable: boolean
  readonly fallback: string | null
  /** `a` always, `d` by default, or empty. */
  readonly identity: string
  /** `s` stored, `v` virtual, or empty. */
  readonly generated: string
}

/** pg-boss and extensions look after their own: only what the migrations made in `public` is read. */
export async function readCatalog(database: Kysely<never>): Promise<Catalog> {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(database)).rows
  return {
    extensions: (
      await rows(sql<{ name: string }>`select extname as name from pg_extension where extname <> 'plpgsql' order by 1`)
    ).map(({ name }) => name),
    enums: await rows(sql`
      select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
      from pg_type t join pg_enum e on e.enumtypid = t.oid
      where t.typnamespace = 'public'::regnamespace group by t.typname order by t.typname`),
    sequences: await rows(sql`
      select quote_ident(relname) as name, format_type(s.seqtypid, null) as type
      from pg_sequence s join pg_class c on c.oid = s.seqrelid
      where relnamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype in ('a', 'i', 'e'))
      order by relname`),
    tables: await rows(tables),
    constraints: await rows(sql`
      select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint
      where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n' and coninhcount = 0 and conparentid = 0
      order by contype = 'f', conrelid::regclass::text, contype <> 'p', conname`),
    indexes: await rows(sql`
      select pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = 'public'::regnamespace and not c.relispartition
        and not exists (select 1 from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
        and ${notFromExtension('pg_class', 'c.oid')}
      order by i.indrelid::regclass::text, c.relname`),
    views: await rows(sql`
      select quote_ident(relname) as name, pg_get_viewdef(oid) as definition from pg_class c
      where relnamespace = 'public'::regnamespace and relkind = 'v' and ${notFromExtension('pg_class', 'c.oid')} order by relname`),
    routines: await rows(sql`
      select pg_get_functiondef(p.oid) as definition from pg_proc p
      where pronamespace = 'public'::regnamespace and prokind in ('f', 'p') and ${notFromExtension('pg_proc', 'p.oid')}
      order by proname, pg_get_function_identity_arguments(p.oid)`),
    triggers: await rows(sql`
      select pg_get_triggerdef(t.oid) as definition from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgparentid = 0 order by c.relname, t.tgname`),
  }
}

const notFromExtension = (catalog: string, oid: string) =>
  sql`not exists (select 1 from pg_depend where classid = ${sql.lit(catalog)}::regclass and objid = ${sql.raw(oid)} and deptype = 'e')`

const tables = sql<Table>`
  select quote_ident(c.relname) as name, pg_get_partkeydef(c.oid) as "partitionKey",
    i.inhparent::regclass::text as "partOf", pg_get_expr(c.relpartbound, c.oid) as bounds,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
        'fallback', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity, 'generated', a.attgenerated
      ) order by a.attnum), '[]')
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c left join pg_inherits i on i.inhrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ${notFromExtension('pg_class', 'c.oid')}
  order by i.inhparent is not null, c.relname`
