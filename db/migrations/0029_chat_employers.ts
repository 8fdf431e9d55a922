import { type Kysely, sql } from "kysely";

/**
 * DOMAIN 5 goes by the person, not by the house he acts for: who works for a provider takes no seat before an award, also
 * not as another house's expert, and gets up when he begins to.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create function works_for_provider(p_user uuid) returns boolean language sql stable as $$
      select exists (select from memberships m join organisations o on o.id = m.organisation_id
        where m.user_id = p_user and m.status = 'active' and o.kind = 'provider')
    $$;

    create or replace function refuse_providers_people() returns trigger language plpgsql as $$
    declare
      concerned boolean := exists (select from organisations where id = new.organisation_id and kind = 'provider');
    begin
      if tg_table_name = 'conversation_people' then
        -- getting up is always possible
        if new.left_at is not null then return new; end if;
        concerned := concerned or works_for_provider(new.user_id);
      end if;
      if concerned and not exists (
        select from conversations c left join conversations parent on parent.id = c.parent_id
        where c.id = new.conversation_id and 'order' in (c.subject, parent.subject))
      then
        raise exception 'a provider''s people join the conversation of an order only' using errcode = 'check_violation';
      end if;
      return new;
    end $$;

    create function end_seats_before_award() returns trigger language plpgsql as $$
    begin
      if exists (select from organisations where id = new.organisation_id and kind = 'provider') then
        update conversation_people p set left_at = now()
          from conversations c left join conversations parent on parent.id = c.parent_id
          where c.id = p.conversation_id and p.user_id = new.user_id and p.left_at is null
            and 'order' not in (c.subject, coalesce(parent.subject, ''));
      end if;
      return null;
    end $$;
    create trigger memberships_of_providers after insert or update of status on memberships for each row
      when (new.status = 'active') execute function end_seats_before_award();
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger memberships_of_providers on memberships;
    drop function end_seats_before_award;
    create or replace function refuse_providers_people() returns trigger language plpgsql as $$
    begin
      if exists (select from organisations where id = new.organisation_id and kind = 'provider') and not exists (
        select from conversations c left join conversations parent on parent.id = c.parent_id
        where c.id = new.conversation_id and 'order' in (c.subject, parent.subject))
      then
        raise exception 'a provider''s people join the conversation of an order only' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    drop function works_for_provider;
  `.execute(db);
}
