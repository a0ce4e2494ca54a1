-- How many cases a table opened, and how far its reading is.
alter table import add column cases bigint not null default 0;
alter table import add column bytes_read bigint not null default 0;
