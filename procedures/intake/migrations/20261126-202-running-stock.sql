-- A county's own running stock is a third layout; its workbook has rows that are no person's.
alter table roster_import drop constraint roster_import_layout_check;
alter table roster_import add constraint roster_import_layout_check check (layout in ('release-notices', 'handovers', 'running-stock'));
-- Of a running stock: which kind of record the row is; null for a person's.
alter table roster_row add column part text;
