-- What lists of cases are sorted and narrowed by, each page from one index. Cases without a refund or a due instant come last,
-- by the day they were opened.
create index service_case_opened on service_case (opened_at, id);
create index service_case_closed on service_case (closed_at) where closed_at is not null;
create index service_case_rank on service_case
  ((case priority when 'urgent' then 3 when 'high' then 2 when 'low' then 0 else 1 end), id);
create index service_case_refund on service_case (refund_minor, id) where refund_minor is not null;
create index service_case_order on service_case (order_number text_pattern_ops) where order_number is not null;
create index service_case_product on service_case (product, opened_at) where product is not null;
create index service_case_fields on service_case using gin (fields jsonb_path_ops) where fields <> '{}';
create index return_request_order on return_request (order_number text_pattern_ops) where order_number is not null;
create index user_task_root on user_task (root_id) where status = 'open';
create index refund_approved on refund (approved_at, id);
create index parcel_tracking_number on parcel (tracking_number text_pattern_ops);
create index serial_unit_serial_prefix on serial_unit (serial text_pattern_ops);

-- The pieces of a text as packages/commerce/src/search/search-text.ts makes them; a test holds the two together.
create function search_terms(given text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  word text;
  letters text[];
  pieces text[] := '{}';
begin
  foreach word in array string_to_array(given, ' ') loop
    letters := string_to_array(word, null);
    for at in 1 .. coalesce(cardinality(letters), 0) loop
      if ascii(letters[at]) between 33 and 126 then
        if ascii(letters[at + 1]) between 33 and 126 then
          if ascii(letters[at + 2]) between 33 and 126 then
            pieces := pieces || (letters[at] || letters[at + 1] || letters[at + 2]);
          end if;
          if at = 1 then pieces := pieces || ('^' || letters[1] || letters[2]); end if;
        elsif letters[at + 1] is not null then
          pieces := pieces || (letters[at] || letters[at + 1]);
        end if;
        if at = 1 then pieces := pieces || ('^' || letters[1]); end if;
      else
        pieces := pieces || letters[at];
        if letters[at + 1] is not null then pieces := pieces || (letters[at] || letters[at + 1]); end if;
      end if;
    end loop;
  end loop;
  return array(select distinct piece collate "C" from unnest(pieces) as piece order by 1);
end $$;

-- Full-width and half-width, upper and lower case are the same; a space before each word.
create function search_text(given text) returns text language sql immutable strict parallel safe as $$
  select ' ' || left(btrim(regexp_replace(lower(normalize(given, nfkc)), '\s+', ' ', 'g')), 1000)
$$;

-- What a case is found by beside its numbers. A table of its own, so that a step of a case writes nothing here.
create table case_words (
  case_id uuid primary key references service_case on delete cascade,
  search_text text not null,
  terms text[] not null
);
create index case_words_terms on case_words using gin (terms);

create function words_of_case(title text, customer text, product text, request uuid) returns text language sql stable as $$
  select search_text(concat_ws(' ', title, customer, product, product_name, request_number))
  from (select) as one left join public.return_request on return_request.id = request
$$;

create function note_case_words() returns trigger language plpgsql as $$
begin
  insert into case_words (case_id, search_text, terms)
  select id, words, search_terms(words) from new_rows, words_of_case(title, customer, product, request_id) as words
  on conflict (case_id) do update set search_text = excluded.search_text, terms = excluded.terms;
  return null;
end $$;

create trigger service_case_words after insert on service_case
  referencing new table as new_rows for each statement execute function note_case_words();

create function note_case_title() returns trigger language plpgsql as $$
begin
  update case_words set search_text = words, terms = search_terms(words)
  from words_of_case(new.title, new.customer, new.product, new.request_id) as words where case_id = new.id;
  return null;
end $$;

create trigger service_case_title after update of title on service_case
  for each row when (old.title is distinct from new.title) execute function note_case_title();

insert into case_words (case_id, search_text, terms)
select id, words, search_terms(words) from service_case, words_of_case(title, customer, product, request_id) as words;

-- How somebody looks at a list: columns, order and conditions. Shared ones are everybody's to use, and their owner's to change.
create table list_view (
  id uuid primary key,
  list text not null,
  name text not null,
  owner uuid not null references access_user on delete cascade,
  shared boolean not null,
  content jsonb not null,
  changed_at timestamptz not null
);
create index list_view_owner on list_view (owner, list);
create index list_view_shared on list_view (list) where shared;
