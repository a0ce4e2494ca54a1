-- Customers are looked at by kind, and nearly all are consumers: whoever looks for dealers does not read those.
create index customer_kind on customer (kind, id) where kind <> 'consumer';
