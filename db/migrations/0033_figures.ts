import { type Kysely, sql } from "kysely";

const ENDED = "r.status in ('closed', 'withdrawn', 'expired', 'cancelled')";

/** What a request `r` counts for, once received: the regulator's figures. A test compares them with a plain count. */
const MEASURES: Record<string, string> = {
  received: "1",
  triaged: "(r.triaged_at is not null)::integer",
  on_time: "(r.triaged_on_time is true)::integer",
  late: "(r.triaged_on_time is false or (r.triaged_at is null and r.triage_overdue_at is not null))::integer",
  ended: `(${ENDED})::integer`,
  due: `(${ENDED} or r.handled_at is not null)::integer`,
  suspended: "(r.suspended_at is not null)::integer",
  answered: "(r.response_minutes is not null)::integer",
  // as a decimal: what is added and taken away again leaves nothing behind
  minutes: "coalesce(r.response_minutes::numeric, 0)",
};
/** Of a follow-up: that there was one, and its score; one without an answer counts as zero. */
const ANSWERS = ["follow_ups", "score"];
const names = [...Object.keys(MEASURES), ...ANSWERS];
const columns = names.join(", ");
const measured = Object.keys(MEASURES).join(", ");
const of = (row: "old" | "new") => Object.values(MEASURES).map((each) => each.replaceAll("r.", `${row}.`));
const less = of("old").map((each) => `-(${each})`);
const difference = of("new").map((each, index) => `${each} - ${of("old")[index]}`);
const dayOf = (moment: string) => `(${moment} at time zone 'Asia/Shanghai')::date`;
const key = (row: "old" | "new") => `${row}.origin_hub_id, ${dayOf(`${row}.received_at`)}, ${row}.categories`;
const watched =
  "received_at, origin_hub_id, categories, status, triaged_at, triaged_on_time, triage_overdue_at, handled_at, suspended_at, response_minutes";
const typed = names.map((name) => `${name} ${name === "minutes" ? "numeric" : "integer"} not null default 0`);

/**
 * Figures without counting everything: whatever changes a figure of a request or a follow-up leaves a row with the
 * difference in the same transaction, by trigger, so that no path can forget it; a job folds these rows into sums by
 * day of a city, a province and the nation. Sums and what is not folded yet are, together, the plain count at every
 * moment. Counties and parks have no sums: over a nation they would be as many rows as there are requests.
 */
export async function up(db: Kysely<unknown>) {
  await sql
    .raw(`
    -- the service categories of a request's packages, each once: a bundle counts in each of them
    alter table requests add column categories text[] not null default '{}';
    update requests r set categories = p.categories
      from (select request_id, array_agg(distinct category order by category) as categories from packages group by 1) p
      where p.request_id = r.id;

    create function refresh_request_categories() returns trigger language plpgsql as $$
    begin
      -- one after the other, and counted after the wait: two packages added at once must both be seen
      perform from requests where id in (old.request_id, new.request_id) order by id for no key update;
      update requests r set categories = p.categories
        from (select q.id, array(select distinct category from packages where request_id = q.id order by 1) as categories
          from requests q where q.id in (old.request_id, new.request_id)) p
        where p.id = r.id and r.categories <> p.categories;
      return null;
    end $$;
    create trigger packages_categories after insert or delete or update of category, request_id on packages
      for each row execute function refresh_request_categories();

    -- written with every change, so without index or foreign key: the hub is the request's own
    create table figure_log (
      hub_id uuid not null,
      day date not null,
      categories text[] not null,
      ${typed.join(",\n      ")}
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
      autovacuum_vacuum_insert_threshold = -1);

    create table figure_rollups (
      -- null: the nation
      hub_id uuid references hubs,
      -- '': every category, each request once
      category text not null,
      day date not null,
      ${typed.join(",\n      ")},
      unique nulls not distinct (hub_id, category, day)
    ) with (fillfactor = 70);

    -- the city, the province and the nation a hub's requests count for
    create view hub_places as
      with recursive above as (
        select id as hub_id, id as place_id, parent_id, level from hubs
        union all
        select above.hub_id, h.id, h.parent_id, h.level from above join hubs h on h.id = above.parent_id
      )
      select hub_id, place_id from above where level in ('city', 'province')
      union all select id, null from hubs;

    create function log_request_figures() returns trigger language plpgsql as $$
    begin
      if old.origin_hub_id = new.origin_hub_id and old.categories = new.categories
        and ${dayOf("old.received_at")} = ${dayOf("new.received_at")} then
        insert into figure_log (hub_id, day, categories, ${measured}) values (${key("new")}, ${difference.join(", ")});
        return null;
      end if;
      if old.received_at is not null then
        insert into figure_log (hub_id, day, categories, ${measured}) values (${key("old")}, ${less.join(", ")});
      end if;
      if new.received_at is not null then
        insert into figure_log (hub_id, day, categories, ${measured}) values (${key("new")}, ${of("new").join(", ")});
      end if;
      return null;
    end $$;
    create trigger requests_figures_new after insert on requests
      for each row when (new.received_at is not null) execute function log_request_figures();
    create trigger requests_figures_gone after delete on requests
      for each row when (old.received_at is not null) execute function log_request_figures();
    create trigger requests_figures after update of ${watched} on requests
      for each row when ((old.received_at is not null or new.received_at is not null)
        and (old.received_at, old.origin_hub_id, old.categories, ${of("old").join(", ")})
          is distinct from (new.received_at, new.origin_hub_id, new.categories, ${of("new").join(", ")}))
      execute function log_request_figures();

    create function log_follow_up_figures() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        insert into figure_log (hub_id, day, categories, follow_ups, score)
          values (old.hub_id, ${dayOf("old.at")}, '{}', -1, -coalesce(old.score, 0));
      end if;
      if tg_op <> 'DELETE' then
        insert into figure_log (hub_id, day, categories, follow_ups, score)
          values (new.hub_id, ${dayOf("new.at")}, '{}', 1, coalesce(new.score, 0));
      end if;
      return null;
    end $$;
    create trigger follow_ups_figures after insert or delete or update of hub_id, at, score on follow_ups
      for each row execute function log_follow_up_figures();

    /* Adds up to so many rows of the log to the sums and takes them out of it, at once or not at all; says how many.
       Several at a time never take the same row, and touch the sums in one order, so that none waits for another in a ring. */
    create function fold_figures(most integer) returns integer language plpgsql as $$
    declare
      folded integer;
    begin
      with taken as (
        delete from figure_log
          where ctid = any(array(select ctid from figure_log limit most for update skip locked)) returning *
      ), added as (
        insert into figure_rollups (hub_id, category, day, ${columns})
        select p.place_id, c.category, t.day, ${names.map((name) => `sum(t.${name})`).join(", ")}
        from taken t join hub_places p using (hub_id), unnest(array_prepend('', t.categories)) as c(category)
        group by 1, 2, 3 order by 1, 2, 3
        on conflict (hub_id, category, day) do update
          set ${names.map((name) => `${name} = figure_rollups.${name} + excluded.${name}`).join(", ")}
      )
      select count(*) into folded from taken;
      return folded;
    end $$;

    /* Counts everything anew: for the first time, after a hub moved in the tree, after rows were copied without triggers.
       Writers wait meanwhile; readers see the old sums until the commit. */
    create function rebuild_figures() returns void language plpgsql as $$
    begin
      lock table requests, follow_ups in share row exclusive mode;
      lock table figure_log in exclusive mode;
      delete from figure_log;
      delete from figure_rollups;
      insert into figure_log (hub_id, day, categories, ${measured})
        select r.origin_hub_id, ${dayOf("r.received_at")}, r.categories,
          ${Object.values(MEASURES)
            .map((each) => `sum(${each})`)
            .join(", ")}
        from requests r where r.received_at is not null group by 1, 2, 3;
      insert into figure_log (hub_id, day, categories, follow_ups, score)
        select hub_id, ${dayOf("at")}, '{}', count(*), sum(coalesce(score, 0)) from follow_ups group by 1, 2;
      perform fold_figures(2147483647);
    end $$;

    create function figures_anew() returns trigger language plpgsql as $$
    begin
      perform rebuild_figures();
      return null;
    end $$;
    -- requests cannot be emptied: events refer to them
    create trigger follow_ups_figures_none after truncate on follow_ups
      for each statement execute function figures_anew();
    create constraint trigger hubs_moved after update of parent_id, level on hubs deferrable initially deferred
      for each row when (old.parent_id is distinct from new.parent_id or old.level <> new.level)
      execute function figures_anew();

    select rebuild_figures();
  `)
    .execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger hubs_moved on hubs;
    drop trigger follow_ups_figures_none on follow_ups;
    drop trigger follow_ups_figures on follow_ups;
    drop trigger requests_figures on requests;
    drop trigger requests_figures_gone on requests;
    drop trigger requests_figures_new on requests;
    drop trigger packages_categories on packages;
    drop function figures_anew, rebuild_figures, fold_figures, log_follow_up_figures, log_request_figures,
      refresh_request_categories;
    drop view hub_places;
    drop table figure_rollups, figure_log;
    alter table requests drop column categories;
  `.execute(db);
}
