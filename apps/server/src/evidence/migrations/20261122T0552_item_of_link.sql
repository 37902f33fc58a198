-- Whether the same address stands behind something else as well.
create index item_of_link on evidence.item (link) where link is not null;
