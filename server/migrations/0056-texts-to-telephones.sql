-- Texts to telephones are asked of providers too. What such a call is about, a code, is of no use after a while: then it is not sent
-- any more. Neither the code nor the whole number is in the row: both come into it when it is sent, and go to the provider alone.
alter table provider_call drop constraint provider_call_port_check;
alter table provider_call add constraint provider_call_port_check
  check (port in ('payment', 'carrier', 'warehouse', 'invoice', 'sms'));
alter table provider_call add column useless_at timestamptz;
create index provider_call_useless on provider_call (useless_at) where useless_at is not null and ended_at is null;
