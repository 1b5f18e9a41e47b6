-- The logins and databases of docker-compose.yml; run once, by psql, as a superuser.
-- borgerdialog_owner owns the tables and migrates them; borgerdialog is what the API and the worker
-- log in as, and it owns nothing: it may only become borgerdialog_app, which migration 0001 grants to.
\set ON_ERROR_STOP on
\getenv owner_password BORGERDIALOG_OWNER_PASSWORD
\getenv password BORGERDIALOG_PASSWORD
\getenv temporal_password TEMPORAL_DATABASE_PASSWORD

create role borgerdialog_app nosuperuser nologin;
create role borgerdialog_owner nosuperuser login password :'owner_password';
create role borgerdialog nosuperuser login password :'password';
grant borgerdialog_app to borgerdialog;
create database borgerdialog owner borgerdialog_owner;

create role temporal nosuperuser login password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
