-- People are added by whoever manages people, and come in by a link of their own, by which they choose a password.
alter table access_link drop constraint access_link_purpose_check;
alter table access_link add constraint access_link_purpose_check check (purpose in ('set-up', 'sign-in', 'invitation'));
