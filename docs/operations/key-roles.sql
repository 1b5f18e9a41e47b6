-- The logins and the database of the citizens' data keys, on a server of their own; run once, by psql, as
-- a superuser. They have the names and the rights of those in roles.sql, and other passwords.
\set ON_ERROR_STOP on
\getenv owner_password KEYS_OWNER_PASSWORD
\getenv password KEYS_PASSWORD

create role borgerdialog_app nosuperuser nologin;
create role borgerdialog_owner nosuperuser login password :'owner_password';
create role borgerdialog nosuperuser login password :'password';
grant borgerdialog_app to borgerdialog;
create database borgerdialog_keys owner borgerdialog_owner;
