-- Home counts the ratings of a month, and lists are narrowed to them.
create index case_rating_rated_at on case_rating (rated_at);
