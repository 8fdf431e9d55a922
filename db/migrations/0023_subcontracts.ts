import { type Kysely, sql } from "kysely";

/** Subcontracting 分包 (DOMAIN 4, rule 6): some of an order's items, by prior consent of client and subcontractor. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table legality_records drop constraint legality_records_moment_check;
    alter table legality_records add constraint legality_records_moment_check
      check (moment in ('invitation','quote','award','designation','subcontract','issue'));

    create table subcontracts (
      id uuid primary key,
      order_id uuid not null references orders,
      item_ids uuid[] not null check (cardinality(item_ids) > 0),
      subcontractor_id uuid not null references providers,
      site_id uuid not null references sites,
      reason text not null check (length(reason) between 2 and 500),
      status text not null default 'proposed' check (status in ('proposed','agreed','declined','withdrawn')),
      proposed_by uuid not null references users,
      proposed_at timestamptz not null default now(),
      client_consented_by uuid references users,
      client_consented_at timestamptz,
      subcontractor_consented_by uuid references users,
      subcontractor_consented_at timestamptz,
      ended_reason text,
      ended_at timestamptz,
      -- the gate's word on the subcontractor: when proposed, and again when the second consent made it hold
      legality_record_id uuid not null references legality_records,
      version integer not null default 1,
      check ((client_consented_at is null) = (client_consented_by is null)),
      check ((subcontractor_consented_at is null) = (subcontractor_consented_by is null)),
      -- nothing holds without both consents
      check (status <> 'agreed' or (client_consented_at is not null and subcontractor_consented_at is not null)),
      check ((status in ('declined','withdrawn')) = (ended_at is not null))
    );
    create index subcontracts_order on subcontracts (order_id, proposed_at);
    create index subcontracts_subcontractor on subcontracts (subcontractor_id, proposed_at desc, id desc);

    -- never the whole, never the same item twice, never to oneself, never another order's items
    create function check_subcontract() returns trigger language plpgsql as $$
    declare
      performer uuid;
      pack uuid;
      open_items uuid[];
    begin
      if new.status in ('declined','withdrawn') then return new; end if;
      select provider_id, package_id into performer, pack from orders where id = new.order_id for update;
      select coalesce(array_agg(item), '{}') into open_items from subcontracts s, unnest(s.item_ids) item
        where s.order_id = new.order_id and s.id <> new.id and s.status in ('proposed','agreed');
      open_items := open_items || new.item_ids;
      if new.subcontractor_id = performer
        or not exists (select from sites where id = new.site_id and provider_id = new.subcontractor_id)
        or exists (select from unnest(new.item_ids) item where item not in (select id from items where package_id = pack))
        or cardinality(open_items) <> (select count(distinct item) from unnest(open_items) item)
        or cardinality(open_items) >= (select count(*) from items where package_id = pack)
      then
        raise exception 'a subcontract takes some items of its own order, once, to another provider' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger subcontracts_check before insert or update on subcontracts
      for each row execute function check_subcontract();
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table subcontracts;
    drop function check_subcontract;
    alter table legality_records drop constraint legality_records_moment_check;
    alter table legality_records add constraint legality_records_moment_check
      check (moment in ('invitation','quote','award','designation','issue'));
  `.execute(db);
}
